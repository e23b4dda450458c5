"""One question a page: shown by GET, answered by POST, from the page's form or our script."""

import uuid
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from assessments import scoring, services
from assessments.enums import FeedbackPolicy
from assessments.models import Attempt
from assessments.scoring import Raw
from assessments.services import Sheet, presenting
from assessments.views.access import attempt_view, page_context
from assessments.views.answering import RefusedError, acknowledge, record, refuse
from assessments.views.links import next_url, question_links, question_url


@attempt_view
def question(request: HttpRequest, attempt: Attempt, number: int) -> HttpResponse:
    if request.method == "POST":
        return _answer(request, attempt, number)
    if not attempt.is_open:
        return redirect("assessments:result", attempt.uuid)
    page = services.sheet(attempt)
    if not 1 <= number <= len(page.specs):
        raise Http404
    return render(request, "assessments/attempt_question.html", _context(page, number))


def _answer(request: HttpRequest, attempt: Attempt, number: int) -> HttpResponse:
    # The rest of the attempt is read only where a page has to be shown: this is the busiest way.
    spec = services.spec_asked(attempt, number - 1)
    raw = presenting.raw_of(spec, request.POST)
    try:
        response = record(request, attempt, number - 1, spec, raw)
    except RefusedError as refused:
        return refuse(request, attempt, refused) or _show_refused(
            request, services.sheet(attempt), number, raw, refused
        )
    acknowledged = acknowledge(request, response)
    return acknowledged or redirect(_after(services.sheet(attempt), number))


def _after(page: Sheet, number: int) -> str:
    """Where an answer leads: on, or to the same question again where that has more to say."""
    same = question_url(page.attempt.uuid, number)
    if presenting.in_steps(page.specs[number - 1]):
        return f"{same}#answer-now"
    return same if _feedback_follows(page.attempt) else next_url(page, number)


def _show_refused(
    request: HttpRequest, page: Sheet, number: int, raw: Raw, refused: RefusedError
) -> HttpResponse:
    """The question with the reason; what was typed is there to be mended, not to be lost."""
    context = _context(page, number, raw=raw if refused.may_be_sent_again else None)
    context["errors"] = [refused.message]
    return render(request, "assessments/attempt_question.html", context, status=refused.status)


def _context(page: Sheet, number: int, *, raw: Raw | None = None) -> dict[str, Any]:
    """What the page of one question needs; `raw` is shown in place of the stored answer."""
    slot, attempt = number - 1, page.attempt
    given = page.raw(slot) if raw is None else raw
    item = presenting.shown_item(page.specs[slot], raw=given, plan=attempt.plan[slot])
    feedback_follows = _feedback_follows(attempt)
    return {
        **page_context(attempt),
        "number": number,
        "count": len(page.specs),
        "points": scoring.available(page.specs[slot]),
        "item": item,
        "marked": _marked(page, slot),
        "form_action": question_url(attempt.uuid, number),
        "sending": "submit" if item.in_steps or feedback_follows else "change",
        "feedback_follows": feedback_follows,
        "response_uuid": uuid.uuid4(),
        "sequence": page.next_sequence,
        "is_last": number == len(page.specs),
        "next_url": next_url(page, number),
        "previous_url": question_url(attempt.uuid, number - 1) if slot else None,
        "questions": question_links(page, current=number),
        "report_url": reverse(settings.REPORT_QUESTION_URL, args=[attempt.uuid, number]),
    }


def _feedback_follows(attempt: Attempt) -> bool:
    return bool(attempt.feedback == FeedbackPolicy.AT_ONCE)


def _marked(page: Sheet, slot: int) -> presenting.MarkedItem | None:
    """The answer with its feedback, where that comes at once; of a case, once it has ended."""
    spec, raw = page.specs[slot], page.raw(slot)
    if not _feedback_follows(page.attempt) or not scoring.is_answer(raw):
        return None
    if presenting.in_steps(spec) and not presenting.is_complete(spec, raw):
        return None
    return presenting.marked_items(page)[slot]
