"""The way into an assessment: its rules first, then the start; and the way back from it."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from assessments import services as assessments
from courses.models import Enrolment, LessonPage, ModulePage
from courses.services import completion, outline, versions
from courses.services.assessing import Place, page_of_attempt, place_of
from courses.services.supervision import supervisors_of
from qalqan.accounts.services.requests import person_of
from qalqan.common.languages import OWN_NAMES


@never_cache
@login_required
def assessment(request: HttpRequest, course_slug: str, module_slug: str) -> HttpResponse:
    return _start_page(request, course_slug, module_slug)


@never_cache
@login_required
def pre_test(request: HttpRequest, course_slug: str, module_slug: str) -> HttpResponse:
    return _start_page(request, course_slug, module_slug, is_pre_test=True)


@never_cache
@login_required
def lesson_assessment(
    request: HttpRequest, course_slug: str, module_slug: str, lesson_slug: str
) -> HttpResponse:
    return _start_page(request, course_slug, f"{module_slug}/{lesson_slug}", model=LessonPage)


def _start_page(
    request: HttpRequest,
    course_slug: str,
    below: str,
    *,
    model: type[ModulePage | LessonPage] = ModulePage,
    is_pre_test: bool = False,
) -> HttpResponse:
    """The rules by GET, which starts nothing; the start, or the way on, by POST."""
    page = get_object_or_404(
        model.objects.live().select_related("assessment__pre_test"),
        url_path__endswith=f"/courses/{course_slug}/{below}/",
    )
    enrolment = completion.open_enrolment(request.user, page)
    place = place_of(versions.as_read(page, enrolment), is_pre_test=is_pre_test)
    if place is None:
        raise Http404
    if enrolment is None:
        # The module's page says how one gets in.
        return redirect(outline.page_url(page))
    if lock := _lock(page, enrolment, is_pre_test=is_pre_test):
        messages.info(request, lock.label)
        return redirect(outline.page_url(page))
    if request.method != "POST":
        return _show_rules(request, place, enrolment)
    try:
        attempt = assessments.start(
            assessment=place.assessment,
            learner=person_of(request),
            registration=enrolment.registration,
            language=get_language() or "kk",
            code=request.POST.get("code", ""),
            supervisors=supervisors_of(enrolment) if place.assessment.supervised else None,
        )
    except assessments.AttemptError as error:
        return _show_rules(request, place, enrolment, error=error.code)
    versions.hold(enrolment)
    return redirect("assessments:question", attempt.uuid, 1)


def _lock(
    page: ModulePage | LessonPage, enrolment: Enrolment, *, is_pre_test: bool
) -> completion.Lock | None:
    if not completion.has_locks(enrolment):
        return None
    done = completion.completed_pages(enrolment)
    if isinstance(page, LessonPage):
        module, siblings = outline.around(page)
        lessons = versions.readable(siblings, enrolment)
        return completion.lock_of_lesson(
            page.pk, module_id=module.pk, lessons=lessons, done=done, enrolment=enrolment
        )
    return completion.lock_of_assessment(
        page, enrolment=enrolment, done=done, is_pre_test=is_pre_test
    )


def _show_rules(
    request: HttpRequest, place: Place, enrolment: Enrolment, *, error: str = ""
) -> HttpResponse:
    standing = assessments.admission(
        place.assessment,
        learner=person_of(request),
        registration=enrolment.registration,
        language=get_language() or "kk",
    )
    obstacle = standing.reason or (error if error not in {"code_needed", "code_wrong"} else "")
    context = {
        "place": place,
        "assessment": place.assessment,
        "items": assessments.item_count(place.assessment),
        "standing": standing,
        "attempts_left": _left(place, standing),
        "obstacle": obstacle_text(obstacle, standing) if obstacle else "",
        "languages": [OWN_NAMES[code] for code in place.assessment.languages],
        "errors": [_code_error(error)] if error in {"code_needed", "code_wrong"} else [],
        "breadcrumbs": outline.trail(enrolment.course, place.page),
    }
    status = 400 if error else 200
    return render(request, "courses/assessment_start.html", context, status=status)


def _left(place: Place, standing: assessments.Admission) -> int | None:
    most = place.assessment.most_attempts
    return None if most is None else max(0, most - standing.used)


def _code_error(code: str) -> str:
    if code == "code_needed":
        return _("Enter the code that the supervisor shows in the room.")
    return _("No such code is valid now. Check each letter, or ask the supervisor for a new one.")


def obstacle_text(reason: str, standing: assessments.Admission) -> str:
    """Why the test cannot be started now, and what the learner can do."""
    texts: dict[str, Any] = {
        "not_in_language": _("This test is not ready in this language yet."),
        "not_open_yet": _("This test is not open yet."),
        "closed": _("This test has closed. Your academy can tell you when it opens again."),
        "no_attempts_left": _("You have used all attempts. Your academy can tell you what to do."),
        "wait": _("You have to wait before the next attempt."),
    }
    # A paper that the bank cannot fill is the academy's to mend, whatever it lacks.
    text = texts.get(reason) or _("This test lacks questions. Please tell your academy.")
    if standing.wait_until:
        when = date_format(timezone.localtime(standing.wait_until), "DATETIME_FORMAT")
        text += " " + _("It can be started from %(when)s.") % {"when": when}
    return str(text)


@login_required
def after_attempt(
    request: HttpRequest, registration: uuid.UUID, attempt: uuid.UUID
) -> HttpResponse:
    """Back to the module or lesson whose assessment the attempt was."""
    enrolment = get_object_or_404(
        Enrolment.objects.select_related("course"),
        registration=registration,
        learner=person_of(request),
    )
    try:
        taken = assessments.get(attempt, learner=person_of(request))
    except assessments.NotFoundError as error:
        raise Http404 from error
    page = page_of_attempt(enrolment, taken)
    return redirect(outline.page_url(page or enrolment.course))
