"""A lesson as its learner reads it, and what they send from it."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from courses.models import Enrolment, LessonPage
from courses.services import completion, outline, playing, versions
from courses.services.lessons import is_done_by, is_light, shown_blocks
from courses.services.notes import notes_in
from qalqan.accounts.services.requests import person_of
from qalqan.common.services import glossary
from qalqan.common.services.citations import Citations
from qalqan.common.services.sources import told_changes
from qalqan.common.views.framing import let_frame, own_origin


@dataclass(frozen=True)
class Place:
    """A lesson among those of its module that are its reader's, by `number` from 0.

    `refusal` says why the reader may not open it yet, or need not at all; else it is empty.
    """

    module: outline.Listed
    refusal: str = ""
    lessons: Sequence[outline.Listed] = ()
    done: set[int] = field(default_factory=set)
    number: int = 0


def place_of(page: LessonPage, enrolment: Enrolment | None) -> Place:
    module, siblings = outline.around(page)
    if not versions.includes(page, enrolment):
        return Place(module, _("This lesson came after you had begun: you need not read it."))
    lessons = versions.readable(siblings, enrolment)
    done = completion.completed_pages(enrolment)
    lock = completion.lock_of_lesson(
        page.pk, module_id=module.pk, lessons=lessons, done=done, enrolment=enrolment
    )
    number = next((i for i, other in enumerate(lessons) if other.pk == page.pk), 0)
    return Place(module, str(lock.label) if lock else "", lessons, done, number)


def lesson(
    request: HttpRequest, page: LessonPage, *, answered: dict[str, QueryDict] | None = None
) -> HttpResponse:
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    enrolment = completion.open_enrolment(request.user, page)
    if enrolment is None and not request.user.has_perm("wagtailadmin.access_admin"):
        # The module's page says what is in it and how one gets in.
        return redirect(outline.page_url(outline.around(page)[0]))
    place = place_of(page, enrolment)
    if place.refusal:
        return _turned_away(request, place)
    live, page = page, versions.as_read(page, enrolment)
    held = enrolment.version if enrolment and page is not live else None
    since = held.made_at if held else None
    lessons, done = place.lessons, place.done
    closed = completion.closed_lessons(lessons, done, enrolment)
    tasks = outline.lesson_tasks(lessons, done, closed)
    citations = Citations()
    url = outline.page_url(page)
    own_notes = notes_in(page, person_of(request)) if enrolment else {}
    stage = playing.Stage(own_origin(request), url, page, enrolment)
    block_context = {
        "request": request,
        "page": page,
        "action": f"{url}check/",
        "light": is_light(request),
        "note_action": f"{url}note/" if enrolment else "",
        "notes_by_block": own_notes,
        "stage": stage,
        # That somebody did a part is kept of all who are enrolled, whatever the lesson asks.
        "is_noted": enrolment is not None,
    }
    blocks = shown_blocks(
        page,
        citations,
        context=block_context,
        answered=answered or {},
        audience=getattr(enrolment, "audience_code", None),
        sees_all=enrolment is None,
    )
    context = {
        "page": page,
        "module": place.module,
        "module_url": outline.page_url(place.module),
        "breadcrumbs": outline.trail(*([enrolment.course] if enrolment else []), place.module),
        "blocks": blocks,
        "words": glossary.used_in("".join(block.html for block in blocks)),
        "citations": citations.listed(),
        "changes": told_changes(live, citations.sources.values(), since=since),
        "canonical_path": url,
        "outline": tasks,
        "is_mixed": outline.is_mixed(page, tasks),
        "position": place.number + 1,
        "count": len(lessons),
        "previous": tasks[place.number - 1] if place.number else None,
        "next": _following(tasks, place.number),
        "rule": page.completed_when,
        "has_exercises": bool(stage.frames),
        "assessment_url": f"{url}assessment/" if enrolment and page.assessment_id else "",
        "is_completed": page.pk in done,
        "complete_url": f"{url}complete/" if enrolment else "",
        "note_action": f"{url}note/" if enrolment else "",
        "own_note": own_notes.get("", ""),
        "report_url": f"{url}report/" if enrolment else "",
        "settings_url": f"{reverse('courses:reading_settings')}?next={url}",
        "minutes": page.minutes,
        "progress": outline.Progress(sum(other.pk in done for other in lessons), len(lessons)),
    }
    response = render(request, page.template, context)
    if stage.frames:
        let_frame(response, (frame.allowed for frame in stage.frames))
    return response


def _following(tasks: list[outline.Task], place: int) -> outline.Task | None:
    """The lesson after this one, unless it is closed until this one is completed."""
    following = tasks[place + 1] if place + 1 < len(tasks) else None
    return following if following and following.url else None


def _turned_away(request: HttpRequest, place: Place) -> HttpResponse:
    messages.info(request, place.refusal)
    return redirect(outline.page_url(place.module))


def lesson_at(course_slug: str, module_slug: str, lesson_slug: str) -> LessonPage:
    ending = f"/courses/{course_slug}/{module_slug}/{lesson_slug}/"
    return get_object_or_404(LessonPage.objects.live(), url_path__endswith=ending)


@login_required
def complete_lesson(
    request: HttpRequest, course_slug: str, module_slug: str, lesson_slug: str
) -> HttpResponse:
    page = lesson_at(course_slug, module_slug, lesson_slug)
    if request.method != "POST":
        # Signing in again or another language lead here by GET, which must record nothing.
        return redirect(outline.page_url(page))
    enrolment = completion.open_enrolment(request.user, page)
    place = place_of(page, enrolment)
    if place.refusal:
        return _turned_away(request, place)
    try:
        completion.complete_lesson(page, learner=person_of(request))
    except completion.NotEnrolledError as error:
        raise Http404 from error
    except completion.NotDoneError:
        messages.info(request, _("This lesson is completed when its tasks are done."))
        return redirect(outline.page_url(page))
    after = place.lessons[place.number + 1 :]
    return redirect(outline.page_url(after[0] if after else place.module))


@login_required
def self_check(
    request: HttpRequest, course_slug: str, module_slug: str, lesson_slug: str
) -> HttpResponse:
    """The lesson again, with feedback beside the question; the answer itself is not kept."""
    page = lesson_at(course_slug, module_slug, lesson_slug)
    if not set(request.POST) - {"block", "csrfmiddlewaretoken"}:
        return redirect(outline.page_url(page))
    block = request.POST.get("block", "")
    _keep_activity(request, page, block)
    return lesson(request, page, answered={block: request.POST})


def _keep_activity(request: HttpRequest, page: LessonPage, block: str) -> None:
    """Note a self-check that was answered to its end by somebody who is enrolled."""
    enrolment = completion.open_enrolment(request.user, page)
    if is_done_by(versions.as_read(page, enrolment), block, request.POST):
        with suppress(completion.NotEnrolledError):
            completion.complete_activity(page, block, learner=person_of(request))
