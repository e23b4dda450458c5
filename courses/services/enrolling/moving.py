"""Out of a cohort, and from one to another, without losing what was begun."""

from django.db import transaction
from django.utils import timezone

from courses.models import Academy, Cohort, Enrolment, LearnerProfile, Membership
from courses.services.enrolling.cohorts import join
from courses.services.enrolling.courses import lock, unfinished_among
from courses.services.people.belonging import belonging
from qalqan.accounts.models import User
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit


@transaction.atomic
def leave(cohort: Cohort, learner: User, *, by: User | None = None) -> None:
    """End the membership and what was not completed under it; results stay as they are."""
    lock([learner.pk])
    now = timezone.now()
    members = Membership.objects.standing().filter(cohort=cohort, learner=learner)
    if not members.update(left_at=now):
        return
    # The same moment: who joins again finds by it what to go on with.
    taken = Enrolment.objects.filter(cohort=cohort, learner=learner)
    unfinished_among(taken).update(closed_at=now)
    _record(learner, cohort, None, by)


@transaction.atomic
def move(learner: User, *, origin: Cohort | None, to: Cohort, by: User | None = None) -> Membership:
    """Take the learner from one cohort to another, with what they have begun.

    In a cohort of another academy they belong to that academy, and are counted there for what
    they complete from now on; what they completed stays where it was completed.
    """
    lock([learner.pk])
    _change_academy(learner, to.academy)
    if origin is not None:
        members = Membership.objects.standing().filter(cohort=origin, learner=learner)
        members.update(left_at=timezone.now())
        taken = Enrolment.objects.filter(cohort=origin, learner=learner)
        where = belonging([learner.pk], at=to.academy)[learner.pk]
        unfinished_among(taken).update(cohort=to, **where)
    membership = join(to, learner, by=by)
    for assignment in to.assignments.all():
        taken = Enrolment.objects.open().filter(learner=learner, cohort=to)
        taken.filter(course=assignment.course_id).update(due_on=assignment.due_on)
    _record(learner, origin, to, by)
    return membership


@transaction.atomic
def release(learner: User, *, by: User | None = None) -> None:
    """Let the learner go from their academy, so that another can take them in.

    What they have begun waits for the cohort that takes them; what they completed stays here.
    """
    lock([learner.pk])
    profile = LearnerProfile.objects.get(user=learner)
    here = Cohort.objects.filter(academy=profile.academy_id)
    members = Membership.objects.standing().filter(cohort__in=here, learner=learner)
    members.update(left_at=timezone.now())
    begun = unfinished_among(Enrolment.objects.filter(cohort__in=here, learner=learner))
    begun.update(cohort=None, due_on=None)
    profile.academy = profile.department = None
    profile.save(update_fields=["academy", "department"])
    _record(learner, None, None, by)


def _change_academy(learner: User, academy: Academy) -> None:
    profile, _created = LearnerProfile.objects.get_or_create(user=learner)
    if profile.academy_id != academy.pk:
        profile.academy, profile.department = academy, None
        profile.save(update_fields=["academy", "department"])


def _record(learner: User, origin: Cohort | None, to: Cohort | None, by: User | None) -> None:
    audit.append(
        AuditAction.PERSON_MOVED,
        subject=f"person:{learner.pk}",
        actor=by.pk if by else None,
        data={"from": origin.pk if origin else None, "to": to.pk if to else None},
    )
