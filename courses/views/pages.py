"""Catalogue, course and module as a reader sees them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from courses.blocks.media import pictures
from courses.enums import ProgressState
from courses.models import (
    CataloguePage,
    Certificate,
    CoursePage,
    Enrolment,
    ModulePage,
)
from courses.services import completion, outline, versions
from courses.services.assessing import assessment_panel
from courses.services.catalogue import cards
from qalqan.accounts.services.requests import person_of
from qalqan.common.languages import Localized


def catalogue(request: HttpRequest, page: CataloguePage) -> HttpResponse:
    learner = person_of(request) if request.user.is_authenticated else None
    courses = cards(page, learner)
    is_mixed = any(outline.is_mixed(card.page) for card in courses)
    context = {"page": page, "courses": courses, "is_mixed": is_mixed}
    return render(request, page.template, context)


def course(request: HttpRequest, page: CoursePage) -> HttpResponse:
    enrolment = completion.open_enrolment(request.user, page)
    done = completion.completed_pages(enrolment) if enrolment else None
    modules = versions.readable(outline.modules_of(page), enrolment)
    closed = completion.closed_modules(modules, done or set(), enrolment)
    page = versions.as_read(page, enrolment)
    tasks = [
        outline.task(
            module,
            _("%(hours)s academic hours") % {"hours": module.academic_hours},
            _module_state(module.pk, done, closed),
        )
        for module in modules
    ]
    context = {
        "page": page,
        "breadcrumbs": outline.trail(),
        "objectives": [child.value for child in page.objectives],
        "cover": pictures(page.cover) if page.cover else [],
        "competencies": page.competencies.all(),
        "prerequisites": _before(page),
        "modules": tasks,
        "is_mixed": outline.is_mixed(page, tasks),
        "enrolment": enrolment,
        "told": versions.told_changes(enrolment),
        "progress": (
            outline.Progress(sum(m.pk in done for m in modules), len(modules))
            if done is not None
            else None
        ),
    }
    return render(request, page.template, context)


def _before(page: CoursePage) -> list[tuple[Localized, str]]:
    """The courses to complete before this one, those that readers can open."""
    live = [one for one in page.prerequisites.all() if one.live]
    return [(outline.heading_of(one), outline.page_url(one)) for one in live]


def _module_state(module_id: int, done: set[int] | None, closed: set[int]) -> ProgressState | None:
    if done is None:
        return None
    if module_id in closed:
        return ProgressState.LOCKED
    return ProgressState.COMPLETED if module_id in done else ProgressState.NOT_STARTED


def module(request: HttpRequest, page: ModulePage) -> HttpResponse:
    enrolment = completion.open_enrolment(request.user, page)
    done = completion.completed_pages(enrolment) if enrolment else None
    lessons = versions.readable(outline.lessons_of(page), enrolment)
    page = versions.as_read(page, enrolment)
    closed = completion.closed_lessons(lessons, done or set(), enrolment)
    tasks = outline.lesson_tasks(lessons, done, closed)
    assessment = assessment_panel(page, enrolment)
    course_page = enrolment.course if enrolment else CoursePage.objects.parent_of(page).get()
    context = {
        "page": page,
        "breadcrumbs": outline.trail(course_page),
        "objectives": [child.value for child in page.objectives],
        "lessons": tasks,
        "is_mixed": outline.is_mixed(page, tasks),
        "assessment": assessment,
        "enrolment": enrolment,
        "told": versions.told_changes(enrolment),
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
