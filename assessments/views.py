"""Taking an attempt: one question a page, each answer posted and kept as it is given."""

import uuid
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from assessments import services
from assessments.models import Attempt
from assessments.scoring import InvalidResponseError
from assessments.services.attempts import Sheet
from assessments.services.presenting import marked_items, shown_item
from qalqan.accounts.services.requests import person_of


@dataclass(frozen=True)
class QuestionLink:
    number: int
    url: str
    answered: bool
    current: bool


def attempt_view(view: Any) -> Any:
    """The learner's own attempt as second argument; another's, or none, is 404."""

    @never_cache
    @wraps(view)
    def wrapped(
        request: HttpRequest, attempt: uuid.UUID, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if not request.user.is_authenticated:
            if request.headers.get("X-Requested-With") == "fetch":
                return JsonResponse({"saved": False, "error": "signed_out"}, status=401)
            return redirect_to_login(request.get_full_path())
        try:
            return view(request, services.get(attempt, learner=person_of(request)), *args, **kwargs)
        except services.NotFoundError as error:
            raise Http404 from error

    return wrapped


@attempt_view
def question(request: HttpRequest, attempt: Attempt, number: int) -> HttpResponse:
    if request.method == "POST":
        return _answer(request, attempt, number)
    if not attempt.is_open:
        return redirect("assessments:result", attempt.uuid)
    return _show_question(request, attempt, number)


def _answer(request: HttpRequest, attempt: Attempt, number: int) -> HttpResponse:
    is_fetch = request.headers.get("X-Requested-With") == "fetch"
    try:
        stored = services.record_response(
            attempt.uuid,
            learner=person_of(request),
            slot=number - 1,
            response_uuid=uuid.UUID(request.POST.get("response_uuid", "")),
            sequence=int(request.POST.get("sequence", "")),
            raw=request.POST.getlist("answer"),
            language=get_language() or "kk",
        )
    except (InvalidResponseError, ValueError) as error:
        if is_fetch:
            code = getattr(error, "code", "malformed")
            return JsonResponse({"saved": False, "error": code}, status=400)
        message = _("This answer could not be saved. Choose from the options and try again.")
        return _show_question(request, attempt, number, errors=[message], status=400)
    except services.AttemptError as error:
        if isinstance(error, services.NotFoundError):
            raise
        if is_fetch:
            return JsonResponse({"saved": False, "error": error.code}, status=409)
        return redirect("assessments:result", attempt.uuid)
    if is_fetch:
        return JsonResponse({"saved": True, "sequence": stored.sequence})
    if number < len(attempt.plan):
        return redirect("assessments:question", attempt.uuid, number + 1)
    return redirect("assessments:review", attempt.uuid)


def _show_question(
    request: HttpRequest,
    attempt: Attempt,
    number: int,
    *,
    errors: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    page = services.sheet(attempt)
    if not 1 <= number <= len(page.specs):
        raise Http404
    slot = number - 1
    chosen = page.latest[slot].raw if slot in page.latest else []
    context = {
        "attempt": attempt,
        "assessment_title": attempt.assessment.title,
        "number": number,
        "count": len(page.specs),
        "item": shown_item(page.specs[slot], order=attempt.plan[slot]["options"], chosen=chosen),
        "form_action": reverse("assessments:question", args=[attempt.uuid, number]),
        "response_uuid": uuid.uuid4(),
        "sequence": page.next_sequence,
        "is_last": number == len(page.specs),
        "previous_url": (
            reverse("assessments:question", args=[attempt.uuid, number - 1]) if slot else None
        ),
        "questions": _links(page, current=number),
        "errors": errors or [],
    }
    return render(request, "assessments/attempt_question.html", context, status=status)


@attempt_view
def review(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    if not attempt.is_open:
        return redirect("assessments:result", attempt.uuid)
    page = services.sheet(attempt)
    context = {
        "attempt": attempt,
        "assessment_title": attempt.assessment.title,
        "questions": _links(page),
        "unanswered": len(page.specs) - len(page.answered),
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
    if attempt.is_open:
        return redirect("assessments:review", attempt.uuid)
    context = {
        "attempt": attempt,
        "assessment_title": attempt.assessment.title,
        "score": attempt.score,
        "maximum": attempt.maximum,
        "percent": attempt.percent,
        "pass_percent": round(100 * attempt.pass_mark),
        "passed": attempt.passed,
        "finished_at": attempt.finished_at,
        "questions": marked_items(services.sheet(attempt)),
        "continue_url": reverse(
            settings.AFTER_ATTEMPT_URL, args=[attempt.registration, attempt.uuid]
        ),
    }
    return render(request, "assessments/attempt_result.html", context)


def _links(page: Sheet, current: int = 0) -> list[QuestionLink]:
    return [
        QuestionLink(
            number,
            reverse("assessments:question", args=[page.attempt.uuid, number]),
            number - 1 in page.answered,
            number == current,
        )
        for number in range(1, len(page.specs) + 1)
    ]
