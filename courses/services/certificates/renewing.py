"""Recertification: which certificates run out, and the short course that renews them."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from courses.models import Certificate, CoursePage, Enrolment
from courses.models.records import CertificateQuerySet
from courses.services.certificates import changes
from qalqan.accounts.models import User

# Days before the end at which its holder is told; the first is also when renewing is offered.
STEPS = (60, 30, 7)


@dataclass(frozen=True)
class Offer:
    """A short course that renews a certificate, and why now."""

    certificate: Certificate
    course: CoursePage
    runs_out: bool
    has_changed: bool


def not_renewed() -> CertificateQuerySet:
    """Standing certificates after which their holders earned no newer one for the same."""
    same = Q(completion__page=OuterRef("completion__page")) | Q(
        completion__enrolment__course__renews=OuterRef("completion__enrolment__course")
    )
    newer = Certificate.objects.standing().filter(
        same,
        completion__enrolment__learner=OuterRef("completion__enrolment__learner"),
        issued_at__gt=OuterRef("issued_at"),
    )
    return Certificate.objects.standing().exclude(Exists(newer))


def offers(learner: User) -> list[Offer]:
    """The short courses that the learner may take now; six statements, however many there are."""
    theirs = not_renewed().filter(completion__enrolment__learner=learner)
    held = list(theirs.select_related("completion__enrolment__course"))
    taking = Enrolment.objects.open().filter(learner=learner).values("course")
    renewals = CoursePage.objects.live().exclude(pk__in=taking).order_by("path")
    by_course = {
        course.renews_id: course
        for course in renewals.filter(renews__in={_course(one).pk for one in held})
    }
    renewable = [one for one in held if _course(one).pk in by_course]
    changed = changes.since(min(one.issued_at for one in renewable)) if renewable else []
    found = [
        Offer(
            certificate=one,
            course=by_course[_course(one).pk],
            runs_out=runs_out(one),
            has_changed=any(
                path.startswith(_course(one).path) and changed_at > one.issued_at
                for path, changed_at in changed
            ),
        )
        for one in renewable
    ]
    return [offer for offer in found if offer.runs_out or offer.has_changed]


def runs_out(certificate: Certificate, today: date | None = None) -> bool:
    """Whether its last day has come near, or is over."""
    limit = (today or timezone.localdate()) + timedelta(days=STEPS[0])
    return certificate.expires_on is not None and certificate.expires_on <= limit


def _course(certificate: Certificate) -> CoursePage:
    return certificate.completion.enrolment.course
