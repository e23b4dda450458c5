"""What counts as completed: the rules, the record of it, and what opens in which order."""

from courses.services.completion.enrolments import (
    NotEnrolledError,
    completed_pages,
    open_enrolment,
)
from courses.services.completion.opening import (
    Lock,
    closed_lessons,
    closed_modules,
    has_locks,
    lock_of_assessment,
    lock_of_lesson,
)
from courses.services.completion.outcomes import (
    attempt_finished,
    attendance_changed,
    outcome_changed,
)
from courses.services.completion.rechecking import KIND as RECHECK
from courses.services.completion.rechecking import order_recheck, recheck
from courses.services.completion.recording import (
    NotDoneError,
    complete_activity,
    complete_lesson,
    complete_module_if_done,
)
from courses.services.completion.rules import activities_of, attended_hours, hours_to_attend

__all__ = [
    "RECHECK",
    "Lock",
    "NotDoneError",
    "NotEnrolledError",
    "activities_of",
    "attempt_finished",
    "attendance_changed",
    "attended_hours",
    "closed_lessons",
    "closed_modules",
    "complete_activity",
    "complete_lesson",
    "complete_module_if_done",
    "completed_pages",
    "has_locks",
    "hours_to_attend",
    "lock_of_assessment",
    "lock_of_lesson",
    "open_enrolment",
    "order_recheck",
    "outcome_changed",
    "recheck",
]
