"""The completion report: the same figures on the screen, in sums and in every file."""

import csv
import io
from datetime import date
from typing import Any

import openpyxl
import pytest
from django.core import mail

from courses import reports
from courses.models import Academy, Appointment, Completion, CoursePage, Department, Enrolment
from courses.services import reminders
from qalqan.accounts.enums import Role
from qalqan.accounts.services.roles import grant
from qalqan.common.models import Audience, AuditRow, Region
from tests.courses.test_whole_way import read_all, take
from tests.factories import AcademyFactory, EnrolmentFactory

pytestmark = pytest.mark.django_db
LIST = "/kk/academy/"


@pytest.fixture(autouse=True)
def deliver_here(settings: Any) -> None:
    settings.REDIS_URL = ""


@pytest.fixture
def learners(academy: Academy) -> list[Enrolment]:
    """A hundred and twenty, some of them late."""
    made = EnrolmentFactory.create_batch(120, academy=academy, in_cohort=True, with_profile=True)
    late = [one.pk for one in made[:7]]
    Enrolment.objects.filter(pk__in=late).update(due_on=date(2026, 1, 31))
    return made


def complete(enrolment: Enrolment) -> None:
    Completion.objects.create(
        enrolment=enrolment, page=enrolment.course, kind="course", evidence="server"
    )


def cells_of(answer: Any) -> list[list[str]]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_a_learner_who_passed_stands_there_with_the_result(
    cadet_client: Any, signed_in: Any
) -> None:
    read_all(cadet_client)
    take(cadet_client)
    page = signed_in("manager").get(LIST).content.decode()
    assert "Сәрсенов Әлихан" in page
    assert 'data-label="Үздік нәтиже, %"><span>100</span>' in page or ">100<" in page


def test_the_screen_and_the_files_show_the_same_figures(
    signed_in: Any, learners: list[Enrolment]
) -> None:
    complete(learners[0])
    manager = signed_in("manager")
    asked = "?columns=name&columns=state&columns=due_on&sort=due&search=Тұлға"
    table = cells_of(manager.get(f"{LIST}results.csv{asked}"))
    book = openpyxl.load_workbook(
        io.BytesIO(b"".join(manager.get(f"{LIST}results.xlsx{asked}").streaming_content))
    )
    rows = [[cell.value for cell in row] for row in book.active.rows]
    assert len(table) == len(rows) == 121
    assert [row[:2] for row in table] == [[str(cell) for cell in row[:2]] for row in rows]
    page = manager.get(f"{LIST}{asked}").content.decode()
    for name, _state, _due in table[1:51]:
        assert name in page


def test_paper_holds_the_same_list(signed_in: Any, learners: list[Enrolment]) -> None:
    answer = signed_in("manager").get(f"{LIST}results.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_every_file_leaves_an_audit_row(signed_in: Any) -> None:
    signed_in("manager").get(f"{LIST}results.csv")
    assert AuditRow.objects.filter(action="results.exported").count() == 1


@pytest.mark.parametrize(
    ("asked", "expected"),
    [("state=behind", 6), ("state=completed", 1), ("state=not_started", 113), ("sex=female", 0)],
)
def test_the_list_shows_those_who_were_asked_for(
    signed_in: Any, learners: list[Enrolment], asked: str, expected: int
) -> None:
    complete(learners[0])
    rows = cells_of(signed_in("manager").get(f"{LIST}results.csv?search=Тұлға&{asked}"))
    assert len(rows) - 1 == expected


def test_people_are_found_whatever_the_case(signed_in: Any) -> None:
    rows = cells_of(signed_in("manager").get(f"{LIST}results.csv?search=сәрсенов"))
    assert [row[0] for row in rows[1:]] == ["Сәрсенов Әлихан"]


def test_nonsense_in_the_address_is_not_chosen(signed_in: Any) -> None:
    answer = signed_in("manager").get(f"{LIST}?cohort=zzz&state=x&sort=y&columns=z&page=nine")
    assert answer.status_code == 200


def test_sums_are_drawn_and_listed(signed_in: Any, learners: list[Enrolment]) -> None:
    complete(learners[0])
    page = signed_in("manager").get(f"{LIST}sums/?by=cohort").content.decode()
    assert "<svg" in page
    assert "2026-2" in page


def test_sums_follow_from_the_rows(learners: list[Enrolment], academy: Academy) -> None:
    complete(learners[0])
    found = reports.choose(Enrolment.objects.filter(academy=academy), reports.Choice())
    listed = reports.groups(found, "cohort")
    totals = reports.totals(found)
    for figure in ("enrolled", "completed", "behind"):
        assert sum(getattr(one, figure) for one in listed) == getattr(totals, figure)
    assert totals.behind == 6


def test_judges_scores_stay_private(cadet_client: Any, signed_in: Any, academy: Academy) -> None:
    take(cadet_client)
    Enrolment.objects.update(audience=Audience.objects.get(code="judges"))
    Audience.objects.filter(code="judges").update(scores_are_private=True)
    asked = "?columns=name&columns=score&columns=passed&columns=state"
    rows = cells_of(signed_in("manager").get(f"{LIST}results.csv{asked}"))
    assert rows[1][2:] == ["", ""]


def test_sums_tell_managers_nothing_of_private_scores(
    cadet_client: Any, signed_in: Any, academy: Academy
) -> None:
    take(cadet_client)
    found = reports.choose(Enrolment.objects.filter(academy=academy), reports.Choice())
    assert reports.totals(found).tested == 1
    Enrolment.objects.update(audience=Audience.objects.get(code="judges"))
    assert reports.totals(found).tested == 0
    assert reports.totals(found, with_private=True).tested == 1


def test_scores_are_private_where_only_the_course_tells_the_audience(
    cadet_client: Any, signed_in: Any
) -> None:
    take(cadet_client)
    Enrolment.objects.update(audience=None)
    CoursePage.objects.filter(slug="police").update(audience=Audience.objects.get(code="judges"))
    rows = cells_of(signed_in("manager").get(f"{LIST}results.csv?columns=score&columns=passed"))
    assert {tuple(row) for row in rows[1:]} == {("", "")}


def test_another_role_opens_no_names_of_other_academies(signed_in: Any, person: Any) -> None:
    EnrolmentFactory.create_batch(3, academy=AcademyFactory())
    grant(person("manager"), Role.OBSERVER)
    rows = cells_of(signed_in("manager").get(f"{LIST}results.csv?search=Тұлға"))
    assert len(rows) == 1


def test_nobody_is_said_to_be_reminded_where_no_mail_goes_out(
    signed_in: Any, cadet: Any, settings: Any
) -> None:
    settings.EMAIL_URL = ""
    Enrolment.objects.filter(learner=cadet).update(due_on=date(2026, 1, 31))
    manager = signed_in("manager")
    page = manager.get(f"{LIST}remind/").content.decode()
    assert "Сәрсенов" in page
    manager.post(f"{LIST}remind/")
    assert Enrolment.objects.get(learner=cadet).reminded_at is None


def test_a_department_head_sees_the_department_alone(
    signed_in: Any, person: Any, academy: Academy, learners: list[Enrolment]
) -> None:
    department = Department.objects.filter(academy=academy).first()
    person("manager").appointments.update(department=department)
    Enrolment.objects.filter(pk=learners[3].pk).update(department=department)
    rows = cells_of(signed_in("manager").get(f"{LIST}results.csv?search=Тұлға"))
    assert [row[0] for row in rows[1:]] == [str(learners[3].learner)]


def test_observers_see_sums_with_small_figures_hidden(
    signed_in: Any, learners: list[Enrolment]
) -> None:
    other = AcademyFactory()
    EnrolmentFactory.create_batch(3, academy=other)
    observer = signed_in("observer")
    assert observer.get(LIST)["Location"] == f"{LIST}sums/"
    page = observer.get(f"{LIST}sums/?by=academy").content.decode()
    assert "…" in page
    assert "Тұлға" not in page
    assert 'name="search"' not in page
    assert observer.get(f"{LIST}sums/?by=academy&search=Тұлға").content.decode().count("…") == (
        page.count("…")
    )
    assert observer.get(f"{LIST}results.csv").status_code == 403
    assert observer.get(f"{LIST}remind/").status_code == 403


def test_a_regional_coordinator_sees_the_region_alone(
    signed_in: Any, person: Any, learners: list[Enrolment]
) -> None:
    sums = f"{LIST}sums/?by=cohort"
    coordinator = signed_in("region")
    assert 'scope="row"' in coordinator.get(sums).content.decode()
    elsewhere = Region.objects.exclude(code="karaganda").order_by("pk")[0]
    Appointment.objects.filter(user=person("region")).update(region=elsewhere)
    assert 'scope="row"' not in coordinator.get(sums).content.decode()


def test_the_list_costs_fifteen_statements_for_many(
    signed_in: Any, learners: list[Enrolment], django_assert_max_num_queries: Any
) -> None:
    manager = signed_in("manager")
    manager.get(f"{LIST}?page=2")
    with django_assert_max_num_queries(15):
        page = manager.get(f"{LIST}?page=2")
    assert page.content.decode().count("Тұлға") >= 50


def test_reminders_are_previewed_and_go_out_once(
    signed_in: Any,
    learners: list[Enrolment],
    settings: Any,
    cadet: Any,
    django_capture_on_commit_callbacks: Any,
    monkeypatch: Any,
) -> None:
    settings.EMAIL_URL = "smtp://localhost"
    monkeypatch.setattr("qalqan.common.services.outbox.beside", reminders_now)
    Enrolment.objects.filter(learner=cadet).update(due_on=date(2026, 1, 31))
    manager = signed_in("manager")
    page = manager.get(f"{LIST}remind/").content.decode()
    assert CoursePage.objects.get(slug="police").heading_kk in page
    for _again in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            assert manager.post(f"{LIST}remind/").status_code == 302
    assert [letter.to for letter in mail.outbox] == [[cadet.email]]
    assert "Сәрсенов" not in mail.outbox[0].body


def reminders_now(message_id: int) -> None:
    from qalqan.common.services import outbox

    outbox.deliver(message_id)


def test_whoever_finished_meanwhile_is_not_reminded(settings: Any, cadet: Any) -> None:
    settings.EMAIL_URL = "smtp://localhost"
    enrolment = Enrolment.objects.get(learner=cadet)
    complete(enrolment)
    reminders.deliver({"enrolment": enrolment.pk})
    assert not mail.outbox


def test_a_tutor_sees_the_list_and_reminds_nobody(signed_in: Any, person: Any) -> None:
    grant(person("tutor"), Role.TUTOR)
    tutor = signed_in("tutor")
    assert tutor.get(LIST).status_code == 200
    assert tutor.get(f"{LIST}remind/").status_code == 403
