"""Into a cohort, and with it into what the cohort is to take."""

from collections.abc import Collection

from django.db import transaction

from courses.models import Cohort, Enrolment, Invitation, LearnerProfile, Membership
from courses.services.enrolling.courses import enrol_all, lock
from qalqan.accounts.models import User
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit


def join(
    cohort: Cohort,
    learner: User,
    *,
    invitation: Invitation | None = None,
    by: User | None = None,
) -> Membership:
    """Make the learner a member, enrolled in what the cohort is to take."""
    join_all(cohort, [learner.pk], invitation=invitation, by=by)
    return Membership.objects.standing().get(cohort=cohort, learner=learner)


@transaction.atomic
def join_all(
    cohort: Cohort,
    learners: Collection[int],
    *,
    invitation: Invitation | None = None,
    by: User | None = None,
) -> set[int]:
    """The same for many, by id; returns those who became members or were enrolled by it.

    Who belonged to no academy belongs to the cohort's from now on.
    """
    lock(learners)
    members = Membership.objects.filter(cohort=cohort, learner__in=learners)
    new = set(learners) - set(members.standing().values_list("learner", flat=True))
    _reopen(cohort, new)
    Membership.objects.bulk_create(
        Membership(cohort=cohort, learner_id=pk, invitation=invitation) for pk in sorted(new)
    )
    _give_academy(cohort, new)
    if new:
        audit.append(
            AuditAction.PERSON_ENROLLED,
            subject=f"cohort:{cohort.pk}",
            actor=by.pk if by else None,
            data={"people": sorted(new), "invitation": invitation.pk if invitation else None},
        )
    enrolled: set[int] = set()
    for assignment in cohort.assignments.select_related("course"):
        enrolled |= enrol_all(
            learners, assignment.course, cohort=cohort, due_on=assignment.due_on, by=by
        )
    return new | enrolled


def _reopen(cohort: Cohort, learners: Collection[int]) -> None:
    """Who comes back goes on where they left, unless they began anew elsewhere."""
    left = Membership.objects.filter(cohort=cohort, learner__in=learners).values("left_at")
    ended = Enrolment.objects.filter(cohort=cohort, learner__in=learners, closed_at__in=left)
    standing = Enrolment.objects.open().filter(learner__in=learners)
    taken = set(standing.values_list("learner", "course"))
    in_order = ended.order_by("closed_at").values_list("learner", "course", "pk")
    latest = {(learner, course): pk for learner, course, pk in in_order}
    wanted = [pk for place, pk in latest.items() if place not in taken]
    Enrolment.objects.filter(pk__in=wanted).update(closed_at=None)


def _give_academy(cohort: Cohort, learners: Collection[int]) -> None:
    profiles = LearnerProfile.objects.filter(user__in=learners)
    profiles.filter(academy=None).update(academy=cohort.academy)
    missing = set(learners) - set(profiles.values_list("user", flat=True))
    LearnerProfile.objects.bulk_create(
        LearnerProfile(user_id=pk, academy=cohort.academy) for pk in sorted(missing)
    )
