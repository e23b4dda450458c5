"""People of a list: known again, made once, never taken from others."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from courses.models import Academy, Department, Enrolment, LearnerProfile, Membership
from qalqan.accounts.enums import Role
from qalqan.accounts.models import User
from tests.courses.lists.files import csv_of, learners, looked_at, xlsx_of
from tests.factories import AcademyFactory, LearnerProfileFactory, UserFactory

pytestmark = pytest.mark.django_db
HEADER = ("last_name", "first_name", "email")
SERIK = ("Серікұлы", "Әлихан", "serik@tests.example")


def reasons(done: Any) -> dict[int, str]:
    return {line.number: line.reason for line in done.rejected}


def test_a_list_makes_people_and_enrols_them(academy: Academy, person: Any) -> None:
    course = Enrolment.objects.get(learner=person("cadet")).course
    told = learners(csv_of(HEADER, SERIK), academy, course=course).as_json()
    assert told == {"rows": 1, "created": 1, "enrolled": 1, "unchanged": 0, "rejected": []}
    made = User.objects.get(email="serik@tests.example")
    assert (str(made), made.is_demo, made.has_usable_password()) == (
        "Серікұлы Әлихан",
        False,
        False,
    )
    enrolment = Enrolment.objects.get(learner=made)
    assert (enrolment.course, enrolment.academy) == (course, academy)
    assert str(enrolment.cohort) == "2026-9"


@pytest.mark.parametrize("key", ["email", "sign_in_code", "service_number", "department"])
def test_a_list_that_comes_in_twice_doubles_nobody(academy: Academy, key: str) -> None:
    value = {"email": "a@tests.example", "sign_in_code": "AB-12 cd", "service_number": "KZ 7"}
    row = ("Серікұлы", "Әлихан", value.get(key, "precinct-police"))
    raw = csv_of(("last_name", "first_name", key), row)
    learners(raw, academy)
    before = User.objects.count()
    assert learners(raw, academy).as_json()["unchanged"] == 1
    assert User.objects.count() == before


def test_a_preview_says_the_same_and_writes_nothing(academy: Academy) -> None:
    raw = csv_of(HEADER, SERIK, ("", "Nobody", "x@tests.example"))
    before = User.objects.count(), Membership.objects.count()
    looked = looked_at(raw, academy).as_json()
    assert (User.objects.count(), Membership.objects.count()) == before
    assert looked == learners(raw, academy).as_json()


def test_who_has_no_address_gets_a_code_to_sign_in_with(academy: Academy) -> None:
    learners(csv_of(("last_name", "first_name"), ("Серікұлы", "Әлихан")), academy)
    code = User.objects.get(last_name="Серікұлы").sign_in_code
    assert code is not None
    assert len(code) == 8
    assert not set(code) & set("01ILO")


@pytest.mark.parametrize(
    ("column", "cell", "told"),
    [
        ("department", "Nowhere", "Precinct police inspectors"),
        ("region", "Atlantis", "Karaganda"),
        ("audience", "Cooks", "Judges"),
        ("sex", "x", "female"),
        ("language", "Klingon", "kk, ru, en"),
        ("email", "no-address", "no-address"),
        ("sign_in_code", "ҚАЗ!", "4 to 20"),
        ("service_number", "9" * 41, "too long"),
        ("service_number", "=HYPERLINK(1)", "formula"),
        ("department", "pre\x00cinct", "cannot be printed"),
    ],
)
def test_what_cannot_stand_is_named_with_what_can(
    academy: Academy, column: str, cell: str, told: str
) -> None:
    raw = csv_of(("last_name", "first_name", column), ("Серікұлы", "Әлихан", cell))
    with translation.override("en"):
        assert told in reasons(learners(raw, academy))[2]
    assert not User.objects.filter(last_name="Серікұлы").exists()


@pytest.mark.parametrize(
    "name",
    [
        "С?рік",
        "С\ufffdрік",
        "Ќуаныш",
        "Ѓани",
        "Да¶ір",
        "РђРЅРЅР°",
        "<script>",
        "\u202eevil",
        "a\x00b",
        "Agent 007",
        "x" * 151,
        "-",
        "",
    ],
)
def test_names_that_lost_their_letters_are_rejected(academy: Academy, name: str) -> None:
    raw = csv_of(HEADER, (name, "Әлихан", "serik@tests.example"), SERIK)
    assert list(reasons(learners(raw, academy))) == [2]
    assert User.objects.get(email="serik@tests.example").last_name == "Серікұлы"


@pytest.mark.parametrize("name", ["Ким", "Әбдіқалық-Ұлы", "O’Neill", "Жүсіп ұлы", "Müller"])
def test_names_as_people_have_them_come_in(academy: Academy, name: str) -> None:
    assert not learners(csv_of(HEADER, (name, *SERIK[1:])), academy).rejected


def test_a_person_twice_in_a_file_is_named(academy: Academy) -> None:
    done = learners(csv_of(HEADER, SERIK, SERIK), academy)
    assert "2" in reasons(done)[3]


def test_nobody_is_taken_from_another_academy(academy: Academy) -> None:
    theirs = LearnerProfileFactory(academy=AcademyFactory())
    done = learners(
        csv_of(HEADER, (theirs.user.last_name.replace("0", "я"), "A", "x@y.kz")), academy
    )
    assert not Membership.objects.filter(learner=theirs.user).exists()
    User.objects.filter(pk=theirs.user_id).update(last_name="Тұлға")
    done = learners(csv_of(HEADER, ("Тұлға", "A", theirs.user.email)), academy)
    assert list(reasons(done)) == [2]
    theirs.refresh_from_db()
    assert theirs.academy != academy
    assert not Membership.objects.filter(learner=theirs.user).exists()


@pytest.mark.parametrize("privileged", [{"is_staff": True}, {"is_superuser": True}, "role"])
def test_accounts_with_a_role_are_never_touched(academy: Academy, privileged: Any) -> None:
    if privileged == "role":
        UserFactory(last_name="Тұлға", email="r@tests.example", roles=[Role.AUTHOR])
    else:
        UserFactory(last_name="Тұлға", email="r@tests.example", **privileged)
    done = learners(csv_of(HEADER, ("Тұлға", "A", "r@tests.example")), academy)
    assert list(reasons(done)) == [2]
    assert not LearnerProfile.objects.filter(user__email="r@tests.example").exists()


def test_a_known_address_with_another_surname_is_a_question_for_people(academy: Academy) -> None:
    learners(csv_of(HEADER, SERIK), academy)
    done = learners(csv_of(HEADER, ("Басқа", "Әлихан", SERIK[2])), academy)
    assert list(reasons(done)) == [2]


def test_an_address_and_a_code_of_two_people_contradict(academy: Academy) -> None:
    header = (*HEADER, "sign_in_code")
    learners(csv_of(header, (*SERIK, "AAAA"), ("Ким", "Б", "b@tests.example", "BBBB")), academy)
    mixed = csv_of(header, (*SERIK, "BBBB"), (*SERIK, "CCCC"), ("Ким", "Б", "new@t.kz", "BBBB"))
    assert list(reasons(learners(mixed, academy))) == [2, 3, 4]


def test_namesakes_are_told_apart_by_department_or_not_at_all(academy: Academy) -> None:
    header = ("last_name", "first_name", "department")
    both = csv_of(header, ("Ким", "Б", "precinct-police"), ("Ким", "Б", "juvenile-affairs"))
    assert learners(both, academy).as_json()["created"] == 2
    assert learners(both, academy).as_json()["unchanged"] == 2
    assert list(reasons(learners(csv_of(header[:2], ("Ким", "Б")), academy))) == [2]


def test_a_row_brings_a_known_person_up_to_date(academy: Academy) -> None:
    learners(csv_of(HEADER, SERIK), academy)
    raw = csv_of((*HEADER, "department", "sex"), (*SERIK, "ювеналды полиция инспекторлары", "ер"))
    done = learners(raw, academy)
    assert done.lines[0].changed
    profile = LearnerProfile.objects.get(user__email=SERIK[2])
    assert (profile.department.code, profile.sex) == ("juvenile-affairs", "male")
    assert learners(raw, academy).as_json()["unchanged"] == 1


def test_a_department_of_another_academy_is_not_known_here(academy: Academy) -> None:
    Department.objects.create(academy=AcademyFactory(), code="theirs", name="Theirs")
    raw = csv_of((*HEADER, "department"), (*SERIK, "theirs"))
    assert list(reasons(learners(raw, academy))) == [2]


def test_headers_of_any_language_below_a_title_are_understood(academy: Academy) -> None:
    raw = xlsx_of(
        ("Список группы 2026-9",),
        (),
        ("№", "Т.А.Ә.", "Электрондық пошта", "Бөлім", "Жынысы"),
        (
            1,
            "Серікұлы Әлихан Маратұлы",
            "serik@tests.example",
            "Учаскелік полиция инспекторлары",
            "ер",
        ),
    )
    assert not learners(raw, academy).rejected
    made = User.objects.get(email="serik@tests.example")
    assert (made.last_name, made.first_name) == ("Серікұлы", "Әлихан Маратұлы")


def test_ten_times_the_rows_cost_no_statement_a_row(academy: Academy) -> None:
    def statements(start: int, count: int) -> int:
        rows = [
            ("Серікұлы", "Ә" + chr(0x430 + n % 32) * (n // 32 + 1), f"p{start + n}@tests.example")
            for n in range(count)
        ]
        with CaptureQueriesContext(connection) as queries:
            assert not learners(csv_of(HEADER, *rows), academy).rejected
        return len(queries)

    few, many = statements(0, 20), statements(1000, 200)
    assert many - few < 20


def test_a_rank_that_no_list_has_is_left_out_and_said(academy: Academy) -> None:
    row = ("Серікұлы", "Әлихан", "капитан")
    done = learners(csv_of(("last_name", "first_name", "Звание"), row), academy)
    assert not done.rejected
    assert "капитан" in done.warned[0].warning
    assert LearnerProfile.objects.get(user__last_name="Серікұлы").position is None


def test_a_department_is_known_by_how_its_name_begins(academy: Academy) -> None:
    header = ("last_name", "first_name", "Подразделение")
    assert not learners(csv_of(header, ("Ким", "Б", "Участковые")), academy).rejected
    profile = LearnerProfile.objects.get(user__last_name="Ким", user__first_name="Б")
    assert profile.department.code == "precinct-police"


def test_the_likeliest_department_is_named_first(academy: Academy) -> None:
    row = ("Ким", "Б", "precint-polise")
    with translation.override("en"):
        done = learners(csv_of(("last_name", "first_name", "department"), row), academy)
        assert "Known: Precinct police inspectors" in reasons(done)[2]


@pytest.mark.parametrize("used", [True, False])
def test_an_account_in_use_that_belongs_nowhere_comes_by_invitation(
    academy: Academy, used: bool
) -> None:
    person = UserFactory(last_name="Тұлға", email="free@tests.example")
    if used:
        User.objects.filter(pk=person.pk).update(last_login="2026-01-01T00:00Z")
    done = learners(csv_of(HEADER, ("Тұлға", "A", "free@tests.example")), academy)
    assert list(reasons(done)) == ([2] if used else [])


def test_every_foreign_account_is_refused_in_the_same_words(academy: Academy) -> None:
    theirs = LearnerProfileFactory(academy=AcademyFactory()).user
    closed = UserFactory(is_active=False)
    staff = UserFactory(roles=[Role.AUTHOR])
    rows = [("Басқа", "A", person.email) for person in (theirs, closed, staff)]
    told = reasons(learners(csv_of(HEADER, *rows), academy))
    assert list(told) == [2, 3, 4]
    assert len(set(told.values())) == 1


FULL = ("last_name", "first_name", "department", "email", "service_number")


@pytest.mark.parametrize(
    ("first", "second", "is_rejected"),
    [
        (("", "", ""), ("precinct-police", "", ""), False),
        (("precinct-police", "", ""), ("juvenile-affairs", "", ""), True),
        (("precinct-police", "", ""), ("precinct-police", "kim@t.kz", ""), False),
        (("", "", "KZ 7"), ("", "kim@t.kz", "KZ 7"), False),
        (("", "a@t.kz", "KZ 7"), ("", "kim@t.kz", "KZ 7"), True),
    ],
)
def test_one_person_in_two_lists_is_never_doubled(
    academy: Academy, first: Any, second: Any, is_rejected: bool
) -> None:
    learners(csv_of(FULL, ("Ким", "Бота", *first)), academy)
    made = User.objects.get(last_name="Ким", first_name="Бота")
    done = learners(csv_of(FULL, ("Ким", "Бота", *second)), academy)
    assert User.objects.get(last_name="Ким", first_name="Бота") == made
    assert bool(done.rejected) is is_rejected
    if is_rejected:
        assert made.get_username() in reasons(done)[2]


def test_a_namesakes_address_does_not_open_an_account_in_use(academy: Academy) -> None:
    learners(csv_of(HEADER[:2], ("Ким", "Бота")), academy)
    User.objects.filter(last_name="Ким").update(last_login="2026-01-01T00:00Z")
    assert learners(csv_of(HEADER, ("Ким", "Бота", "kim@t.kz")), academy).rejected
    assert not User.objects.filter(email="kim@t.kz").exists()
