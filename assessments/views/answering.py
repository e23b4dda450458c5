"""A posted answer: to the record, and an acknowledgement in the form in which it was asked."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from assessments import services
from assessments.models import Attempt, Response
from assessments.scoring import InvalidResponseError, Raw, Spec
from assessments.services import presenting
from assessments.services.presenting.texts import reader_language
from assessments.views.access import is_fetch
from qalqan.common.services.pace import Pace

# No hand is as fast, nor a page that sends a long queue; a script that fills the disk is.
PACE = Pace(burst=600, a_second=60)


class RefusedError(Exception):
    """An answer that was not kept; `message` tells the learner why, `status` is HTTP's."""

    def __init__(self, code: str, message: str, status: int) -> None:
        super().__init__(message)
        self.code, self.message, self.status = code, message, status

    @property
    def may_be_sent_again(self) -> bool:
        """Mended where the answer itself is at fault, or later where too many came."""
        return self.status in {400, 429}


def record(request: HttpRequest, attempt: Attempt, slot: int, spec: Spec, raw: Raw) -> Response:
    """Store the posted answer; raises RefusedError."""
    if PACE.wait(attempt.pk):
        # Our script keeps what was not taken and sends it again.
        raise RefusedError("too_fast", _("Too many answers at once. Wait a moment."), 429)
    try:
        return services.record_response(
            attempt,
            slot=slot,
            response_uuid=uuid.UUID(request.POST.get("response_uuid", "")),
            sequence=int(request.POST.get("sequence", "")),
            raw=raw,
            language=reader_language(),
        )
    except (InvalidResponseError, ValueError) as error:
        code = getattr(error, "code", "malformed")
        raise RefusedError(code, presenting.refusal(spec), 400) from error
    except services.NotFoundError:
        raise
    except services.AttemptError as error:
        # Our script sends again what a busy server could not take.
        status = 503 if error.code == "busy" else 409
        raise RefusedError(error.code, _reason(error.code), status) from error


def _reason(code: str) -> str:
    reasons = {
        "finished": _("The attempt was finished before this answer arrived. It does not count."),
        "answered": _("This question was answered already, and its feedback was shown."),
        "path_changed": _("The case has gone on since this page was opened. Here it is now."),
    }
    return reasons.get(code) or _("This answer could not be saved. Load the page again.")


def acknowledge(request: HttpRequest, response: Response) -> HttpResponse | None:
    """What our script is told; None where the page's own form asked, which is led on."""
    if not is_fetch(request):
        if response.late:
            messages.warning(request, late_message(response))
        return None
    answer = {"saved": True, "sequence": response.sequence}
    if response.late:
        answer |= {"late": True, "counts": services.counts(response)}
    return JsonResponse(answer)


def late_message(response: Response) -> str:
    if services.counts(response):
        return _("Saved after the time was up. It still counts.")
    return _("This came after the time was up. It is kept, but it does not count.")


def refuse(request: HttpRequest, attempt: Attempt, refused: RefusedError) -> HttpResponse | None:
    """What our script is told, or the way to the result; None where the question shows it."""
    if is_fetch(request):
        answer = {"saved": False, "error": refused.code, "message": refused.message}
        slower = {"Retry-After": "1"} if refused.status == 429 else {}
        return JsonResponse(answer, status=refused.status, headers=slower)
    if refused.code == "finished":
        messages.warning(request, refused.message)
        return redirect("assessments:result", attempt.uuid)
    return None
