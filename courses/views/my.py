"""A learner's own page: what is due, where to go on, what was earned."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from assessments import services as assessments
from assessments.services import Attempt
from courses.models import Certificate, ErrorReport
from courses.services import agenda, evaluations, outline, scope
from courses.services.agenda import Taken
from courses.services.certificates import renewing
from courses.services.certificates.renewing import Offer
from courses.services.enrolling import enrol
from courses.views.certificates.shown import shown
from qalqan.accounts.models import User
from qalqan.accounts.services.requests import person_of
from qalqan.common.languages import LANGUAGES, localize

SHOWN = 20


@never_cache
@login_required
def my(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    taken = agenda.courses_of(person)
    context = {
        "courses": [_course(one) for one in taken if one.completed_on is None],
        "completed": [_course(one) for one in taken if one.completed_on is not None],
        "offers": [_offer(one) for one in renewing.offers(person)],
        "to_come": agenda.sessions_to_come(person),
        "to_judge": evaluations.waiting_for(person),
        "teaches": scope.is_guest(person),
        "attended": agenda.attended(person),
        "certificates": [_certificate(one) for one in _certificates(person)],
        "results": [_result(one) for one in _latest_attempts(taken)],
        "reports": ErrorReport.objects.filter(reporter=person)[:SHOWN],
    }
    return render(request, "courses/my.html", context)


@require_POST
@login_required
def renew(request: HttpRequest, course_slug: str) -> HttpResponse:
    """Enrol in a short course that renews a certificate of one's own; in no other."""
    person = person_of(request)
    offered = {offer.course.slug: offer.course for offer in renewing.offers(person)}
    if course_slug not in offered:
        raise Http404
    course = offered[course_slug]
    enrol(person, course, by=person, again=True)
    return redirect(outline.page_url(course))


def _course(taken: Taken) -> dict[str, Any]:
    progress = taken.progress
    return {
        "title": outline.heading_of(taken.course),
        "url": outline.page_url(taken.course),
        "due_on": taken.enrolment.due_on,
        "is_overdue": taken.is_overdue,
        "completed_on": taken.completed_on,
        "progress": progress,
        "state": progress.state.value,
        "state_label": progress.state.label,
        "resume_url": outline.page_url(taken.resume) if taken.resume else None,
        "resume_title": outline.heading_of(taken.resume) if taken.resume else None,
    }


def _offer(offer: Offer) -> dict[str, Any]:
    language = get_language() or LANGUAGES[0]
    return {
        "title": outline.heading_of(offer.course),
        "url": reverse("courses:renew", args=[offer.course.slug]),
        "of": localize(offer.certificate.titles, language),
        "expires_on": offer.certificate.expires_on,
        "runs_out": offer.runs_out,
        "has_changed": offer.has_changed,
    }


def _certificate(certificate: Certificate) -> dict[str, Any]:
    return {**shown(certificate), "runs_out": renewing.runs_out(certificate)}


def _certificates(person: User) -> Any:
    theirs = Certificate.objects.filter(completion__enrolment__learner=person)
    return theirs.standing().order_by("-issued_at")[:SHOWN]


def _latest_attempts(taken: list[Taken]) -> list[Attempt]:
    ended = assessments.ended_attempts(one.enrolment.registration for one in taken)
    return ended[: -SHOWN - 1 : -1]


def _result(attempt: Attempt) -> dict[str, Any]:
    return {
        "title": attempt.title,
        "finished_at": attempt.finished_at,
        "score": attempt.score,
        "maximum": attempt.maximum,
        "passed": attempt.passed,
        "is_awaiting": attempt.is_awaiting,
        "url": reverse("assessments:result", args=[attempt.uuid]),
    }
