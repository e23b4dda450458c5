"""The end of an attempt: a last look, the finish, the result."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from assessments import services
from assessments.models import Attempt
from assessments.services import presenting
from assessments.views.access import attempt_view, page_context
from assessments.views.links import question_links
from qalqan.accounts.services.requests import person_of


@attempt_view
def review(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    if not attempt.is_open:
        return redirect("assessments:result", attempt.uuid)
    questions = question_links(services.sheet(attempt))
    context = {
        **page_context(attempt),
        "questions": questions,
        "unanswered": sum(not question.is_answered for question in questions),
        "finish_url": reverse("assessments:finish", args=[attempt.uuid]),
    }
    return render(request, "assessments/attempt_review.html", context)


@attempt_view
def finish(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    if request.method != "POST":
        return redirect("assessments:review", attempt.uuid)
    services.finish(attempt.uuid, learner=person_of(request))
    return redirect("assessments:result", attempt.uuid)


@attempt_view
def result(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    if attempt.is_open and attempt.last_moment and attempt.last_moment < timezone.now():
        # Nothing can count any more; the learner need not wait for the sweeper.
        attempt = services.finish(attempt.uuid, learner=person_of(request))
    if attempt.is_open:
        return redirect("assessments:review", attempt.uuid)
    context = {**page_context(attempt), **_outcome(attempt), **_answers(attempt)}
    return render(request, "assessments/attempt_result.html", context)


def _outcome(attempt: Attempt) -> dict[str, Any]:
    return {
        "awaiting": attempt.is_awaiting,
        "score": attempt.score,
        "maximum": attempt.maximum,
        "percent": attempt.percent,
        "pass_percent": round(100 * attempt.pass_mark),
        "passed": attempt.passed,
        "finished_at": attempt.finished_at,
        "continue_url": reverse(
            settings.AFTER_ATTEMPT_URL, args=[attempt.registration, attempt.uuid]
        ),
    }


def _answers(attempt: Attempt) -> dict[str, Any]:
    """The answers as marked. Which one failed the attempt is told whatever else is held back."""
    items = presenting.marked_items(services.sheet(attempt))
    return {
        "questions": [item for item in items if item.kind != "description"],
        "critical": [item for item in items if item.critical],
        "tally": presenting.tally(items),
        "shows_feedback": services.shows_feedback(attempt),
        "feedback_from": attempt.feedback_from,
    }
