"""A learner's own page, their certificates, and the public check of a certificate."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from assessments import services as assessments
from courses.models import (
    Certificate,
    Completion,
    Enrolment,
    ErrorReport,
    LessonPage,
    ModulePage,
)
from courses.services import outline, versions
from qalqan.accounts.services.requests import person_of


@never_cache
@login_required
def my(request: HttpRequest) -> HttpResponse:
    enrolments = list(
        Enrolment.objects.open()
        .filter(learner=person_of(request))
        .select_related("course", "version")
        .prefetch_related(Prefetch("completions", Completion.objects.standing()))
        .order_by("opened_at")
    )
    attempts = assessments.ended_attempts(enrolment.registration for enrolment in enrolments)
    certificates = _certificates().filter(
        completion__enrolment__learner=person_of(request), completion__withdrawn_at=None
    )
    context = {
        "courses": [_course(enrolment) for enrolment in enrolments],
        "certificates": certificate_contexts(certificates),
        "reports": ErrorReport.objects.filter(reporter=person_of(request))[:20],
        "results": [
            {
                "title": attempt.assessment.title,
                "finished_at": attempt.finished_at,
                "score": attempt.score,
                "maximum": attempt.maximum,
                "passed": attempt.passed,
                "is_awaiting": attempt.is_awaiting,
                "url": reverse("assessments:result", args=[attempt.uuid]),
            }
            for attempt in reversed(attempts)
        ],
    }
    return render(request, "courses/my.html", context)


def _course(enrolment: Enrolment) -> dict[str, Any]:
    """One course with where to go on: the first lesson not read, or the module to be assessed."""
    done = {completion.page_id for completion in enrolment.completions.all()}
    modules = versions.readable(outline.modules_of(enrolment.course), enrolment)
    below = LessonPage.objects.descendant_of(enrolment.course).live()
    lessons = versions.readable(list(below.defer("body").order_by("path")), enrolment)
    steps = [page.pk in done for page in [*lessons, *modules]]
    progress = outline.Progress(sum(steps), len(steps))
    unread = [lesson for lesson in lessons if lesson.pk not in done]
    resume: Any = unread[0] if unread else next((m for m in modules if m.pk not in done), None)
    return {
        "page": enrolment.course,
        "url": outline.page_url(enrolment.course),
        "progress": progress,
        "state": progress.state.value,
        "state_label": progress.state.label,
        "resume_url": outline.page_url(resume) if resume else None,
        "resume_title": resume.heading if resume else None,
    }


@never_cache
@login_required
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    found = get_object_or_404(
        _certificates(), code=code, completion__enrolment__learner=person_of(request)
    )
    context = {"certificate": certificate_contexts([found])[0]}
    return render(request, "courses/certificate.html", context)


def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Says whether the certificate is real, for what and since when; names nobody."""
    found = _certificates().filter(code=code.upper()).first()
    context: dict[str, Any] = {"state": "unknown"}
    if found is not None:
        shown = certificate_contexts([found])[0]
        context = {
            "state": "valid" if found.is_valid else "withdrawn",
            "title": shown["title"],
            "hours": shown["academic_hours"],
            "issued_at": shown["issued_at"],
        }
    return render(request, "courses/verify.html", context)


def _certificates() -> Any:
    return Certificate.objects.select_related(
        "completion__enrolment__learner", "completion__enrolment__academy", "completion__page"
    ).order_by("-issued_at")


def certificate_contexts(found: Iterable[Certificate]) -> list[dict[str, Any]]:
    """What a template shows of each; the titles of all come in one statement."""
    certificates = list(found)
    modules = ModulePage.objects.in_bulk([one.completion.page_id for one in certificates])
    return [_context(one, str(modules[one.completion.page_id].heading)) for one in certificates]


def _context(found: Certificate, title: str) -> dict[str, Any]:
    enrolment = found.completion.enrolment
    return {
        "number": found.number,
        "code": found.code,
        "issued_at": found.issued_at,
        "holder_name": str(enrolment.learner),
        "title": title,
        "academic_hours": found.academic_hours,
        "academy": str(enrolment.academy or ""),
        "url": reverse("courses:certificate", args=[found.code]),
        "verify_url": f"{settings.PUBLIC_BASE_URL}/verify/{found.code}/",
    }
