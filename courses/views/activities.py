"""What a player in a lesson says, and the word of who took the other way."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from assessments.services import AttemptError
from courses.services import completion, outline, playing, versions
from courses.views.lessons import lesson_at, place_of
from qalqan.accounts.services.requests import person_of
from qalqan.common.languages import LANGUAGES
from qalqan.common.services.limits import PersonLimit

# The page sends at most twenty in a second; nobody plays like that for long.
PLAYED = PersonLimit("h5p-played", times=600, seconds=10 * 60)
# The page tries again after 429, and gives up after the others.
STATUSES = {"too_many": 409, "not_found": 404}


@require_POST
def take(
    request: HttpRequest,
    course_slug: str,
    module_slug: str,
    lesson_slug: str,
    block: UUID,
    revision: int,
) -> HttpResponse:
    """Acknowledged with 204 once it is kept; refused with a code that the page's script reads."""
    if not request.user.is_authenticated:
        return _refused("signed_out", 403)
    if PLAYED.is_reached(request):
        return _refused("too_many", 429)
    PLAYED.count(request)
    person = person_of(request)
    page = lesson_at(course_slug, module_slug, lesson_slug)
    if place_of(page, completion.open_enrolment(person, page)).refusal:
        return _refused("closed", 409)
    language = get_language() or LANGUAGES[0]
    try:
        playing.take(page, str(block), revision, request.body, learner=person, language=language)
    except completion.NotEnrolledError as error:
        raise Http404 from error
    except AttemptError as error:
        return _refused(error.code, STATUSES.get(error.code, 400))
    return HttpResponse(status=204)


@require_POST
@login_required
def instead(
    request: HttpRequest, course_slug: str, module_slug: str, lesson_slug: str
) -> HttpResponse:
    """The learner worked through the other way, which counts as much as a package's word."""
    page = lesson_at(course_slug, module_slug, lesson_slug)
    block = request.POST.get("block", "")
    enrolment = completion.open_enrolment(request.user, page)
    is_closed = place_of(page, enrolment).refusal
    if is_closed or not playing.takes_instead(versions.as_read(page, enrolment), block):
        raise Http404
    try:
        completion.complete_activity(page, block, learner=person_of(request))
    except completion.NotEnrolledError as error:
        raise Http404 from error
    return redirect(f"{outline.page_url(page)}#b-{block}")


def _refused(code: str, status: int) -> JsonResponse:
    return JsonResponse({"code": code}, status=status)
