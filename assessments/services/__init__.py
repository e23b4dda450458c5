"""What other floors may ask of assessments; they reach attempts through here alone."""

from assessments.models import Assessment, Attempt, H5PContent, Item, ItemBank, PublishRefusedError
from assessments.services import packages, reporting
from assessments.services.admission import (
    Admission,
    admission,
    extra_time_of,
    grant_extra_time,
    issue_code,
    start,
    valid_codes,
)
from assessments.services.answering import counts, record_response, spec_asked
from assessments.services.errors import AttemptError, NotFoundError
from assessments.services.marking import AttemptResult, finish, finish_overdue, judge
from assessments.services.merging import hand_over, merge_extra_time
from assessments.services.packages import Frame, Report, Sitting
from assessments.services.papers import gaps_before_publishing, item_count, items_of
from assessments.services.results import (
    best_attempts,
    ended_attempts,
    finished_attempts,
    finished_packages,
    shows_feedback,
)
from assessments.services.sheets import Sheet, get, item_asked, sheet
from assessments.services.tutoring import essay_sheet, mark_essay, remove_text, waiting_essays
from assessments.services.versions import current_spec

__all__ = [
    "Admission",
    "Assessment",
    "Attempt",
    "AttemptError",
    "AttemptResult",
    "Frame",
    "H5PContent",
    "Item",
    "ItemBank",
    "NotFoundError",
    "PublishRefusedError",
    "Report",
    "Sheet",
    "Sitting",
    "admission",
    "best_attempts",
    "counts",
    "current_spec",
    "ended_attempts",
    "essay_sheet",
    "extra_time_of",
    "finish",
    "finish_overdue",
    "finished_attempts",
    "finished_packages",
    "gaps_before_publishing",
    "get",
    "grant_extra_time",
    "hand_over",
    "issue_code",
    "item_asked",
    "item_count",
    "items_of",
    "judge",
    "mark_essay",
    "merge_extra_time",
    "packages",
    "record_response",
    "remove_text",
    "reporting",
    "sheet",
    "shows_feedback",
    "spec_asked",
    "start",
    "valid_codes",
    "waiting_essays",
]
