"""What a certificate says, as it stands on the day of issue."""

import calendar
import datetime
from typing import Any

from django.utils import timezone

from courses.enums import CompletionKind
from courses.models import Assignment, Certificate, Completion, CoursePage, ModulePage
from courses.services import outline, versions
from qalqan.common.languages import LANGUAGES

FROZEN = ("titles", "academy_names", "academic_hours", "completed_on", "expires_on")


def again(certificate: Certificate) -> dict[str, Any]:
    """What the certificate says already: a corrected name changes nothing else."""
    return {name: getattr(certificate, name) for name in FROZEN}


def of(completion: Completion) -> dict[str, Any]:
    """Titles, academy, hours and dates of the module or course as its learner took it."""
    enrolment = completion.enrolment
    course = versions.as_read(enrolment.course, enrolment)
    page, hours = course, _course_hours(completion, course)
    if completion.kind == CompletionKind.MODULE:
        page = versions.as_read(ModulePage.objects.get(pk=completion.page_id), enrolment)
        hours = page.academic_hours
    completed_on = timezone.localdate(completion.completed_at)
    return {
        "titles": _texts(page, "heading"),
        "academy_names": _texts(enrolment.academy, "name"),
        "academic_hours": hours,
        "completed_on": completed_on,
        "expires_on": months_later(completed_on, course.certificate_months),
    }


def _course_hours(completion: Completion, course: CoursePage) -> int:
    """The course's, or those of the modules where the cohort was to take only some."""
    enrolment = completion.enrolment
    assignments = Assignment.objects.filter(cohort=enrolment.cohort_id, course=enrolment.course_id)
    chosen = set(assignments.exclude(modules=None).values_list("modules", flat=True))
    if not chosen:
        return course.academic_hours
    modules = versions.readable(outline.modules_of(enrolment.course), enrolment)
    return sum(module.academic_hours for module in modules if module.pk in chosen)


def _texts(record: Any, name: str) -> dict[str, str]:
    """{language: text}, without the languages that say nothing."""
    texts = {code: getattr(record, f"{name}_{code}", None) or "" for code in LANGUAGES}
    return {code: text for code, text in texts.items() if text.strip()}


def months_later(day: datetime.date, months: int | None) -> datetime.date | None:
    """The same day of a later month, or that month's last; None without months."""
    if months is None:
        return None
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))
