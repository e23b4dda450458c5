"""The people of an academy on screen: found, added, changed, moved; others' are not there."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from courses.models import (
    Academy,
    Appointment,
    Assignment,
    Cohort,
    Department,
    Enrolment,
    LearnerProfile,
    Membership,
)
from courses.services import enrolling
from courses.services.people import addresses
from qalqan.accounts.enums import Role
from qalqan.accounts.models import OneTimeSlip, User
from qalqan.accounts.services.roles import grant
from qalqan.common.models import Audience, AuditRow, OutboxMessage
from tests.factories import AcademyFactory, CohortFactory, LearnerProfileFactory, UserFactory

pytestmark = pytest.mark.django_db
PEOPLE = "/kk/academy/people/"
NASTY = ["<script>alert(1)</script>", "\u202eevil", "x" * 300, "a\x00b"]


@pytest.fixture
def academy() -> Academy:
    return Academy.objects.get(code="karaganda")


@pytest.fixture
def staff(signed_in: Any) -> Any:
    return signed_in("manager")


def given(**cells: str) -> dict[str, str]:
    return {"last_name": "Ким", "first_name": "Марина", "language": "ru", **cells}


def text_of(page: Any) -> str:
    return str(page.content.decode())


def test_people_are_found_in_any_spelling(staff: Any, academy: Academy) -> None:
    for name in ("Серікұлы", "Өмірбек"):
        LearnerProfileFactory(academy=academy, user=UserFactory(last_name=name))
    found = text_of(staff.get(PEOPLE, {"search": "серікұлы"}))
    assert "Серікұлы" in found
    assert "Өмірбек" not in found
    assert "Сәрсенов" in text_of(staff.get(PEOPLE, {"search": "CADET@demo"}))


def test_the_list_is_narrowed_by_cohort_department_and_audience(
    staff: Any, cadet: User, academy: Academy
) -> None:
    LearnerProfileFactory(academy=academy, user=UserFactory(last_name="Басқа"))
    enrolling.join(Cohort.objects.get(name="2026-1"), cadet)
    profile = LearnerProfile.objects.get(user=cadet)
    for chosen in (
        {"cohort": Cohort.objects.get(name="2026-1").pk},
        {"department": profile.department_id},
        {"audience": profile.audience_id},
    ):
        page = text_of(staff.get(PEOPLE, chosen))
        assert "Сәрсенов" in page
        assert "Басқа" not in page


def test_a_longer_list_costs_no_more_statements(staff: Any, academy: Academy) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as queries:
            staff.get(PEOPLE)
        return len(queries)

    statements()
    before = statements()
    cohort = CohortFactory(academy=academy)
    for _ in range(20):
        enrolling.join(cohort, LearnerProfileFactory(academy=academy).user)
    assert statements() <= before <= 16


def test_a_person_of_another_academy_is_not_there(staff: Any) -> None:
    other = LearnerProfileFactory(academy=AcademyFactory()).user
    assert str(other) not in text_of(staff.get(PEOPLE))
    for tail in ("", "change/", "merge/"):
        assert staff.get(f"{PEOPLE}{other.pk}/{tail}").status_code == 404
    for tail in ("enrol/", "join/", "move/", "slip/", "password/", "leave/1/"):
        assert staff.post(f"{PEOPLE}{other.pk}/{tail}").status_code == 404
    cohort = CohortFactory()
    for tail in (f"slips/{cohort.pk}/", f"invitations/{cohort.pk}/"):
        assert staff.get(PEOPLE + tail).status_code == 404


def test_the_head_of_a_department_sees_its_people_alone(
    staff: Any, manager: User, academy: Academy
) -> None:
    own, other = Department.objects.filter(academy=academy)[1:3]
    for department in (own, other):
        user = UserFactory(last_name=f"Of {department.code}")
        LearnerProfileFactory(academy=academy, department=department, user=user)
    Appointment.objects.filter(user=manager).update(department=own)
    page = text_of(staff.get(PEOPLE))
    assert f"Of {own.code}" in page
    assert f"Of {other.code}" not in page
    assert staff.get(f"{PEOPLE}new/").status_code == 404


@pytest.mark.parametrize("name", ["cadet", "tutor", "observer", "region", "author", "auditor"])
def test_people_are_for_managers(signed_in: Any, name: str) -> None:
    assert signed_in(name).get(PEOPLE).status_code == 403


def test_a_person_is_added_by_hand_into_a_cohort(staff: Any, academy: Academy) -> None:
    cohort = Cohort.objects.get(name="2026-1")
    answer = staff.post(f"{PEOPLE}new/", given(cohort=str(cohort.pk)))
    made = User.objects.get(last_name="Ким", first_name="Марина", is_demo=False)
    assert answer["Location"] == f"{PEOPLE}{made.pk}/"
    assert made.sign_in_code
    assert Membership.objects.get(learner=made).cohort == cohort
    assert LearnerProfile.objects.get(user=made).academy == academy


@pytest.mark.parametrize("nasty", NASTY)
@pytest.mark.parametrize("field", ["last_name", "first_name", "email", "service_number"])
def test_nasty_words_do_not_come_in(staff: Any, field: str, nasty: str) -> None:
    before = User.objects.count()
    answer = staff.post(f"{PEOPLE}new/", given(**{field: nasty}))
    if answer.status_code == 302:
        # A service number may be any printable text; it is shown as such.
        page = text_of(staff.get(answer["Location"]))
        assert field == "service_number"
        assert "<script>alert" not in page
    else:
        assert answer.status_code == 400
        assert User.objects.count() == before


def test_an_address_that_is_taken_is_said_at_its_field(staff: Any) -> None:
    answer = staff.post(f"{PEOPLE}new/", given(email="JUDGE@demo.example"))
    assert answer.status_code == 400
    assert 'href="#id_email"' in text_of(answer)


def test_a_change_of_name_is_in_the_audit_chain_without_the_name(staff: Any, cadet: User) -> None:
    cells = given(last_name="Жаңаұлы", email=cadet.email or "")
    assert staff.post(f"{PEOPLE}{cadet.pk}/change/", cells).status_code == 302
    cadet.refresh_from_db()
    assert cadet.last_name == "Жаңаұлы"
    row = AuditRow.objects.get(action="person.renamed")
    assert row.subject == f"person:{cadet.pk}"
    assert row.data == {}


def test_what_is_saved_unchanged_stays_as_it_was(staff: Any, cadet: User) -> None:
    url = f"{PEOPLE}{cadet.pk}/change/"
    before = LearnerProfile.objects.filter(user=cadet).values().get()
    form = staff.get(url).context["form"]
    shown = {field.html_name: field.value() for field in form}
    staff.post(url, {name: "" if value is None else value for name, value in shown.items()})
    assert LearnerProfile.objects.filter(user=cadet).values().get() == before


def test_accounts_with_a_role_are_changed_by_nobody_here(staff: Any, cadet: User) -> None:
    grant(cadet, Role.AUTHOR)
    assert staff.post(f"{PEOPLE}{cadet.pk}/change/", given()).status_code == 400
    assert staff.post(f"{PEOPLE}{cadet.pk}/slip/").status_code == 404
    assert not OneTimeSlip.objects.exists()
    cadet.refresh_from_db()
    assert cadet.last_name == "Сәрсенов"


def test_a_person_is_enrolled_moved_and_taken_off_by_hand(
    staff: Any, cadet: User, academy: Academy
) -> None:
    cohort = CohortFactory(academy=academy, name="2026-5")
    origin = Cohort.objects.get(name="2026-1")
    move = {"move-origin": str(origin.pk), "move-to": str(cohort.pk)}
    assert staff.post(f"{PEOPLE}{cadet.pk}/move/", move).status_code == 302
    assert Membership.objects.standing().get(learner=cadet).cohort == cohort
    assert staff.post(f"{PEOPLE}{cadet.pk}/leave/{cohort.pk}/").status_code == 302
    assert not Membership.objects.standing().filter(learner=cadet).exists()
    course = Enrolment.objects.get(learner=cadet).course
    asked = {"enrol-course": str(course.pk), "enrol-due_on": "2026-12-31"}
    assert staff.post(f"{PEOPLE}{cadet.pk}/enrol/", asked).status_code == 302
    assert str(Enrolment.objects.open().get(learner=cadet).due_on) == "2026-12-31"


def test_a_person_is_released_and_taken_in_elsewhere_with_what_was_begun(
    staff: Any, cadet: User
) -> None:
    begun = Enrolment.objects.get(learner=cadet)
    url = f"{PEOPLE}{cadet.pk}/release/"
    assert staff.get(url).status_code == 200
    assert staff.post(url).status_code == 302
    assert staff.get(f"{PEOPLE}{cadet.pk}/").status_code == 404
    elsewhere = CohortFactory(name="elsewhere")
    Assignment.objects.create(cohort=elsewhere, course=begun.course)
    enrolling.join(elsewhere, cadet)
    taken = Enrolment.objects.get(learner=cadet)
    assert (taken.registration, taken.cohort) == (begun.registration, elsewhere)
    assert (taken.academy, taken.department) == (elsewhere.academy, None)
    assert LearnerProfile.objects.get(user=cadet).academy == elsewhere.academy


def test_nobody_is_moved_into_a_cohort_of_others(staff: Any, cadet: User) -> None:
    move = {"move-origin": "", "move-to": str(CohortFactory().pk)}
    assert staff.post(f"{PEOPLE}{cadet.pk}/move/", move).status_code == 400


def test_a_merge_is_looked_at_before_it_is_made(staff: Any, cadet: User, academy: Academy) -> None:
    double = LearnerProfileFactory(
        academy=academy, user=UserFactory(last_name=cadet.last_name, first_name=cadet.first_name)
    ).user
    assert double.email in text_of(staff.get(f"{PEOPLE}{cadet.pk}/"))
    url = f"{PEOPLE}{cadet.pk}/merge/"
    looked = staff.post(url, {"other": double.email})
    double.refresh_from_db()
    assert looked.status_code == 200
    assert double.merged_into is None
    assert staff.post(url, {"other": double.email, "confirm": "1"}).status_code == 302
    double.refresh_from_db()
    assert double.merged_into == cadet


def test_slips_for_a_cohort_leave_out_who_has_signed_in_or_has_a_role(
    staff: Any, academy: Academy
) -> None:
    cohort = CohortFactory(academy=academy, name="slips")
    people = [UserFactory(by_code=True) for _ in range(3)]
    for person in people:
        enrolling.join(cohort, person)
    grant(people[1], Role.TUTOR)
    User.objects.filter(pk=people[2].pk).update(last_login="2026-01-01T00:00Z")
    url = f"{PEOPLE}slips/{cohort.pk}/"
    assert staff.get(url).status_code == 200
    assert not OneTimeSlip.objects.exists()
    page = text_of(staff.post(url))
    assert OneTimeSlip.objects.get().user == people[0]
    assert people[0].sign_in_code in page


def test_many_slips_cost_few_statements(staff: Any, academy: Academy) -> None:
    cohort = CohortFactory(academy=academy, name="slips")
    people = UserFactory.create_batch(60, by_code=True)
    enrolling.join_all(cohort, [person.pk for person in people])
    with CaptureQueriesContext(connection) as queries:
        staff.post(f"{PEOPLE}slips/{cohort.pk}/")
    assert OneTimeSlip.objects.count() == 60
    assert len(queries) < 30


def test_a_manager_makes_and_closes_an_invitation(staff: Any) -> None:
    cohort = Cohort.objects.get(name="2026-1")
    url = f"{PEOPLE}invitations/{cohort.pk}/"
    assert staff.post(url, {"limit": "5", "until": "2020-01-01"}).status_code == 400
    assert staff.post(url, {"limit": "5", "until": "2099-01-01"}).status_code == 302
    invitation = cohort.invitations.get()
    assert invitation.code in text_of(staff.get(url))
    staff.post(f"{PEOPLE}invitations/{invitation.pk}/close/")
    invitation.refresh_from_db()
    assert invitation.closed_at is not None


def test_who_signed_in_gets_a_mail_and_no_slip(
    staff: Any, cadet: User, settings: Any, mailoutbox: Any
) -> None:
    settings.EMAIL_URL = "memory://"
    User.objects.filter(pk=cadet.pk).update(last_login="2026-01-01T00:00Z")
    assert staff.post(f"{PEOPLE}{cadet.pk}/slip/").status_code == 404
    page = text_of(staff.get(f"{PEOPLE}{cadet.pk}/"))
    assert f"{cadet.pk}/password/" in page
    assert f"{cadet.pk}/slip/" not in page
    assert staff.post(f"{PEOPLE}{cadet.pk}/password/").status_code == 302
    assert OutboxMessage.objects.get(kind="accounts.password_mail").payload == {"person": cadet.pk}


def test_who_gets_no_mail_may_have_another_slip(staff: Any, academy: Academy) -> None:
    person = LearnerProfileFactory(academy=academy, user=UserFactory(by_code=True)).user
    User.objects.filter(pk=person.pk).update(last_login="2026-01-01T00:00Z")
    assert staff.post(f"{PEOPLE}{person.pk}/slip/").status_code == 200


def test_no_manager_comes_into_an_account_that_holds_private_scores(
    staff: Any, academy: Academy
) -> None:
    judges = Audience.objects.get(scores_are_private=True)
    user = UserFactory(by_code=True, last_login=timezone.now())
    judge = LearnerProfileFactory(academy=academy, audience=judges, user=user).user
    assert staff.post(f"{PEOPLE}{judge.pk}/slip/").status_code == 404
    cells = given(email="mine@t.kz", audience=str(judges.pk))
    assert staff.post(f"{PEOPLE}{judge.pk}/change/", cells).status_code == 400
    judge.refresh_from_db()
    assert judge.email is None


def test_a_changed_address_is_audited_and_told_at_the_old_one(
    staff: Any, cadet: User, settings: Any, mailoutbox: Any
) -> None:
    settings.EMAIL_URL = "memory://"
    old = cadet.email
    staff.post(f"{PEOPLE}{cadet.pk}/change/", given(email="other@t.kz"))
    assert AuditRow.objects.get(action="person.address").data == {}
    message = OutboxMessage.objects.get(kind="courses.address_changed")
    addresses.tell(message.payload)
    assert [mail.to for mail in mailoutbox] == [[old]]


def test_who_is_in_no_cohort_is_added_to_one(staff: Any, cadet: User, academy: Academy) -> None:
    cohort = CohortFactory(academy=academy, name="2026-5")
    url = f"{PEOPLE}{cadet.pk}/join/"
    assert staff.post(url, {"join-cohort": str(CohortFactory().pk)}).status_code == 400
    assert staff.post(url, {"join-cohort": str(cohort.pk)}).status_code == 302
    assert Membership.objects.standing().filter(learner=cadet, cohort=cohort).exists()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_of_another_century_is_no_due_date(staff: Any, cadet: User, day: str) -> None:
    course = Enrolment.objects.get(learner=cadet).course
    asked = {"enrol-course": str(course.pk), "enrol-due_on": day}
    assert staff.post(f"{PEOPLE}{cadet.pk}/enrol/", asked).status_code == 400
