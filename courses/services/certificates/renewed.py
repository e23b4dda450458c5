"""Which certificate a short course renews, and what the new one says."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from courses.enums import CompletionKind
from courses.models import Certificate, Completion, CoursePage
from courses.services.certificates.wording import again, months_later
from qalqan.accounts.models import User


def held(learner: User, course: CoursePage) -> QuerySet[Certificate]:
    """The learner's certificates in `course`, the course's own first; they may have expired."""
    theirs = Certificate.objects.standing().filter(
        completion__enrolment__learner=learner, completion__enrolment__course=course
    )
    return theirs.order_by("completion__kind", "-issued_at")


def says(completion: Completion) -> dict[str, Any] | None:
    """The words of the certificate that is renewed, with dates of its own.

    None where the course renews none, or the learner held none.
    """
    enrolment = completion.enrolment
    renews = enrolment.course.renews
    if renews is None or completion.kind != CompletionKind.COURSE:
        return None
    earlier = held(enrolment.learner, renews).first()
    if earlier is None:
        return None
    completed_on = timezone.localdate(completion.completed_at)
    expires_on = months_later(completed_on, renews.certificate_months)
    return {**again(earlier), "completed_on": completed_on, "expires_on": expires_on}
