"""Who works where, and as what: what the appointment says, and nothing without the role."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from courses.enums import Post
from courses.models import Academy, Appointment, Department, Enrolment, Invitation, Trainer
from courses.services import scope
from courses.services.appointing import NotFittingError, appoint, dismiss
from courses.services.people import invitations
from qalqan.accounts.enums import Role
from qalqan.accounts.models import Session, User
from qalqan.accounts.services.factors.passing import is_compulsory
from qalqan.common.models import AuditRow, Region
from tests.factories import (
    AcademyFactory,
    CohortFactory,
    EnrolmentFactory,
    LearnerProfileFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
BACKEND = "qalqan.accounts.services.sign_in.SignInBackend"


@pytest.fixture
def here() -> Academy:
    return AcademyFactory()


@pytest.fixture
def there() -> Academy:
    return AcademyFactory()


@pytest.fixture
def both(here: Academy, there: Academy) -> User:
    """Manages here and tutors there."""
    person = UserFactory()
    appoint(person, Post.MANAGER, at=here)
    appoint(person, Post.TUTOR, at=there)
    return fresh(person)


def fresh(person: User) -> User:
    return User.objects.get(pk=person.pk)


@pytest.fixture
def as_both(client: Any, both: User) -> Any:
    client.force_login(both, BACKEND)
    return client


def test_who_manages_one_academy_only_tutors_at_the_other(
    both: User, here: Academy, there: Academy
) -> None:
    own = LearnerProfileFactory(academy=here).user
    LearnerProfileFactory(academy=there)
    taken = [EnrolmentFactory(academy=academy, in_cohort=True) for academy in (here, there)]
    assert list(scope.people_of(both)) == [own]
    assert list(scope.academies_of(both)) == [here]
    assert list(scope.academies_managed(both)) == [here]
    assert set(scope.academies_taught(both)) == {here, there}
    assert set(scope.enrolments_of(both)) == set(taken)
    assert list(scope.enrolments_managed(both)) == [taken[0]]
    assert set(scope.cohorts_of(both)) == {one.cohort for one in taken}
    assert list(scope.cohorts_managed(both)) == [taken[0].cohort]


def test_a_tutor_grants_no_extra_time_for_managing_elsewhere(
    as_both: Any, there: Academy, here: Academy
) -> None:
    own, other = EnrolmentFactory(academy=here), EnrolmentFactory(academy=there)
    assert as_both.get(_extra_time(own)).status_code == 200
    assert as_both.get(_extra_time(other)).status_code == 404


def _extra_time(enrolment: Enrolment) -> str:
    url: str = reverse("courses:extra_time", args=[enrolment.registration])
    return url


def test_a_tutor_reminds_nobody_for_managing_elsewhere(
    as_both: Any, here: Academy, there: Academy
) -> None:
    late = timezone.localdate() - timedelta(days=1)
    own, _other = (EnrolmentFactory(academy=place, due_on=late) for place in (here, there))
    plan = as_both.get("/kk/academy/remind/").context["plan"]
    assert [*plan.reached, *plan.without_address] == [own]


def test_an_invitation_to_a_cohort_that_one_tutors_is_not_ones_to_make_or_close(
    as_both: Any, there: Academy, manager: User
) -> None:
    cohort = CohortFactory(academy=there)
    later = timezone.now() + timedelta(days=1)
    invitation = invitations.invite(cohort, limit=1, expires_at=later, by=manager)
    url = f"/kk/academy/people/invitations/{cohort.pk}/"
    assert as_both.post(url, {"limit": "5", "until": "2099-01-01"}).status_code == 404
    closing = f"/kk/academy/people/invitations/{invitation.pk}/close/"
    assert as_both.post(closing).status_code == 404
    assert Invitation.objects.get(cohort=cohort).closed_at is None


def test_a_manager_who_is_a_guest_elsewhere_makes_no_invitation_there(
    as_both: Any, both: User, there: Academy
) -> None:
    cohort = CohortFactory(academy=AcademyFactory())
    both.groups.add(Group.objects.get(name=Role.GUEST_TRAINER))
    until = timezone.localdate() + timedelta(days=1)
    Trainer.objects.create(cohort=cohort, kind="guest", name="G", user=both, sees_until=until)
    assert as_both.get(f"/kk/academy/people/invitations/{cohort.pk}/").status_code == 404


def test_an_appointment_without_the_role_opens_nothing(here: Academy) -> None:
    person = UserFactory()
    Appointment.objects.create(user=person, academy=here, role=Post.MANAGER)
    LearnerProfileFactory(academy=here)
    assert not scope.people_of(person).exists()
    assert not scope.academies_taught(person).exists()


def test_another_role_of_the_account_does_not_stand_in(here: Academy) -> None:
    person = UserFactory(roles=[Role.TUTOR])
    Appointment.objects.create(user=person, academy=here, role=Post.MANAGER)
    assert not scope.academies_of(person).exists()
    assert not scope.cohorts_of(person).exists()


def test_a_guest_whose_role_was_taken_sees_no_sessions(here: Academy) -> None:
    person, cohort = UserFactory(), CohortFactory(academy=here)
    until = timezone.localdate() + timedelta(days=1)
    Trainer.objects.create(cohort=cohort, kind="guest", name="G", user=person, sees_until=until)
    assert not scope.cohorts_of(person).exists()
    assert not scope.is_guest(person)


@pytest.mark.parametrize("post", [Post.MANAGER, Post.TUTOR])
def test_whoever_is_appointed_needs_a_second_factor(
    here: Academy, settings: Any, post: Post
) -> None:
    settings.MFA_REQUIRED = True
    person = UserFactory()
    assert not is_compulsory(fresh(person))
    appoint(person, post, at=here)
    assert is_compulsory(fresh(person))


def test_an_appointment_leaves_a_row_without_names(here: Academy, manager: User) -> None:
    person = UserFactory()
    appoint(person, Post.TUTOR, at=here, by=manager)
    rows = AuditRow.objects.filter(subject=f"person:{person.pk}", action="role.changed")
    assert [(row.actor, row.data) for row in rows.order_by("sequence")] == [
        (manager.pk, {"old": [], "new": ["tutor"]}),
        (manager.pk, {"academy": here.pk, "old": None, "new": "tutor"}),
    ]


def test_the_last_appointment_takes_the_role_and_the_sessions_along(
    both: User, here: Academy, as_both: Any
) -> None:
    assert dismiss(both, at=here)
    assert fresh(both).roles == {"tutor"}
    assert not Session.objects.filter(user=both).exists()
    assert not dismiss(both, at=here)


def test_a_tutor_who_becomes_the_manager_is_no_tutor_any_more(there: Academy) -> None:
    person = UserFactory()
    appoint(person, Post.TUTOR, at=there)
    appoint(person, Post.MANAGER, at=there)
    assert fresh(person).roles == {"academy_manager"}
    assert Appointment.objects.get(user=person).role == Post.MANAGER


def test_the_role_stays_while_another_appointment_needs_it(here: Academy, there: Academy) -> None:
    person = UserFactory()
    for place in (here, there):
        appoint(person, Post.TUTOR, at=place)
    dismiss(person, at=here)
    assert fresh(person).roles == {"tutor"}


def test_a_department_is_managed_beside_a_whole_academy(here: Academy, there: Academy) -> None:
    department = Department.objects.create(academy=there, code="d", name="D")
    person = UserFactory()
    appoint(person, Post.MANAGER, at=here)
    appoint(person, Post.MANAGER, at=department)
    assert set(scope.academies_of(fresh(person))) == {here, there}
    assert list(scope.academies_managed(fresh(person))) == [here]


def test_regions_have_coordinators_and_academies_have_none(here: Academy) -> None:
    person, region = UserFactory(), Region.objects.first()
    assert region is not None
    with pytest.raises(NotFittingError):
        appoint(person, Post.COORDINATOR, at=here)
    with pytest.raises(NotFittingError):
        appoint(person, Post.MANAGER, at=region)
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.create(user=person, academy=here, role=Post.COORDINATOR)
