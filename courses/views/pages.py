"""Catalogue, course, module and lesson as a reader sees them."""

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from courses.enums import ProgressState
from courses.models import (
    CataloguePage,
    Certificate,
    CoursePage,
    Enrolment,
    LessonPage,
    ModulePage,
)
from courses.services import completion, outline
from courses.services.assessing import assessment_panel
from courses.services.lessons import shown_blocks
from qalqan.accounts.services.requests import person_of
from qalqan.common.services.notes import Notes


def catalogue(request: HttpRequest, page: CataloguePage) -> HttpResponse:
    courses = CoursePage.objects.child_of(page).live().select_related("audience").order_by("path")
    if not request.user.is_authenticated:
        courses = courses.filter(**{f"ready_{get_language()}": True})
    enrolled = _enrolled_courses(request)
    context = {
        "page": page,
        "courses": [
            {
                "page": course,
                "url": outline.page_url(course),
                "modules": course.numchild,
                "academic_hours": course.academic_hours,
                "state": "enrolled" if course.pk in enrolled else None,
                "progress": None,
            }
            for course in courses
        ],
    }
    return render(request, page.template, context)


def _enrolled_courses(request: HttpRequest) -> set[int]:
    if not request.user.is_authenticated:
        return set()
    return set(
        Enrolment.objects.open()
        .filter(learner=person_of(request))
        .values_list("course_id", flat=True)
    )


def course(request: HttpRequest, page: CoursePage) -> HttpResponse:
    enrolment = completion.open_enrolment(request.user, page)
    done = completion.completed_pages(enrolment) if enrolment else None
    modules = outline.modules_of(page)
    tasks = [
        outline.task(
            module,
            _("%(hours)s academic hours") % {"hours": module.academic_hours},
            _module_state(module.pk, done),
        )
        for module in modules
    ]
    context = {
        "page": page,
        "breadcrumbs": outline.trail(),
        "objectives": [child.value for child in page.objectives],
        "modules": tasks,
        "enrolment": enrolment,
        "progress": (
            outline.Progress(sum(m.pk in done for m in modules), len(modules))
            if done is not None
            else None
        ),
    }
    return render(request, page.template, context)


def _module_state(module_id: int, done: set[int] | None) -> ProgressState | None:
    if done is None:
        return None
    return ProgressState.COMPLETED if module_id in done else ProgressState.NOT_STARTED


def module(request: HttpRequest, page: ModulePage) -> HttpResponse:
    enrolment = completion.open_enrolment(request.user, page)
    done = completion.completed_pages(enrolment) if enrolment else None
    lessons = outline.lessons_of(page)
    assessment = assessment_panel(page, enrolment)
    course_page = enrolment.course if enrolment else CoursePage.objects.parent_of(page).get()
    context = {
        "page": page,
        "breadcrumbs": outline.trail(course_page),
        "objectives": [child.value for child in page.objectives],
        "lessons": outline.lesson_tasks(lessons, done),
        "assessment": assessment,
        "enrolment": enrolment,
        "progress": (
            outline.module_progress(
                page,
                lessons,
                done,
                passed=bool(assessment and assessment["state"] == "completed"),
            )
            if done is not None
            else None
        ),
        "certificate": _certificate(page, enrolment),
    }
    return render(request, page.template, context)


def _certificate(page: ModulePage, enrolment: Enrolment | None) -> Certificate | None:
    if enrolment is None or not page.gives_certificate:
        return None
    return Certificate.objects.filter(
        completion__enrolment=enrolment, completion__page=page, completion__withdrawn_at=None
    ).first()


def lesson(
    request: HttpRequest, page: LessonPage, *, answered: dict[str, QueryDict] | None = None
) -> HttpResponse:
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    enrolment = completion.open_enrolment(request.user, page)
    if enrolment is None and not request.user.has_perm("wagtailadmin.access_admin"):
        # The module's page says what is in it and how one gets in.
        return redirect(outline.page_url(_module_of(page)))
    parent = _module_of(page)
    lessons = outline.lessons_of(parent)
    done = completion.completed_pages(enrolment)
    tasks = outline.lesson_tasks(lessons, done)
    place = next((i for i, other in enumerate(lessons) if other.pk == page.pk), 0)
    notes = Notes()
    url = outline.page_url(page)
    block_context = {"request": request, "page": page, "action": f"{url}check/"}
    context = {
        "page": page,
        "module": parent,
        "breadcrumbs": outline.trail(*([enrolment.course] if enrolment else []), parent),
        "blocks": list(shown_blocks(page, notes, context=block_context, answered=answered or {})),
        "notes": notes.listed(),
        "canonical_path": url,
        "outline": tasks,
        "position": place + 1,
        "count": len(lessons),
        "previous": tasks[place - 1] if place else None,
        "next": tasks[place + 1] if place + 1 < len(tasks) else None,
        "is_completed": page.pk in done,
        "complete_url": f"{url}complete/",
        "minutes": page.minutes,
        "progress": outline.Progress(sum(other.pk in done for other in lessons), len(lessons)),
    }
    return render(request, page.template, context)


def _module_of(lesson_page: LessonPage) -> ModulePage:
    return ModulePage.objects.parent_of(lesson_page).get()


def _lesson_at(course_slug: str, module_slug: str, lesson_slug: str) -> LessonPage:
    ending = f"/courses/{course_slug}/{module_slug}/{lesson_slug}/"
    return get_object_or_404(LessonPage.objects.live(), url_path__endswith=ending)


@login_required
def complete_lesson(
    request: HttpRequest, course_slug: str, module_slug: str, lesson_slug: str
) -> HttpResponse:
    page = _lesson_at(course_slug, module_slug, lesson_slug)
    if request.method != "POST":
        # Signing in again or another language lead here by GET, which must record nothing.
        return redirect(outline.page_url(page))
    try:
        completion.complete_lesson(page, learner=person_of(request))
    except completion.NotEnrolledError as error:
        raise Http404 from error
    parent = _module_of(page)
    lessons = outline.lessons_of(parent)
    place = next(i for i, other in enumerate(lessons) if other.pk == page.pk)
    following = lessons[place + 1] if place + 1 < len(lessons) else parent
    return redirect(outline.page_url(following))


@login_required
def self_check(
    request: HttpRequest, course_slug: str, module_slug: str, lesson_slug: str
) -> HttpResponse:
    """The lesson again, with feedback beside the question; nothing is stored."""
    page = _lesson_at(course_slug, module_slug, lesson_slug)
    if not set(request.POST) - {"block", "csrfmiddlewaretoken"}:
        return redirect(outline.page_url(page))
    return lesson(request, page, answered={request.POST.get("block", ""): request.POST})
