"""Publishing what has just come in, where nothing stands against it."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError

from assessments.services import gaps_before_publishing
from courses.exchange.enums import Conflict
from courses.exchange.services.names import Names
from courses.exchange.services.planning import Step
from qalqan.accounts.models import User
from qalqan.common.languages import LANGUAGES

Remark = tuple[str, str, Conflict]


def publish(steps: Iterable[Step], names: Names, *, by: User | None) -> list[Remark]:
    """Publish each record that is as the file has it; gives those that must stay drafts."""
    remarks = []
    for step in steps:
        # What stays as it is here has said so already.
        if step.conflict:
            continue
        record = names.find(step.shape.kind, step.name)
        if not _published(step, record, by):
            remarks.append((step.shape.kind, step.name, Conflict.NOT_PUBLISHED))
    return remarks


def _published(step: Step, record: Any, by: User | None) -> bool:
    if step.shape.kind == "assessment":
        return _opened(record)
    if not hasattr(record, "save_revision") or (record.live and not record.has_unpublished_changes):
        return True
    try:
        (record.latest_revision or record.save_revision(user=by)).publish(user=by)
    except ValidationError:
        return False
    return True


def _opened(assessment: Any) -> bool:
    """Open the assessment in each language in which nothing is missing."""
    for code in LANGUAGES:
        setattr(assessment, f"ready_{code}", not gaps_before_publishing(assessment, code))
    assessment.save()
    return bool(assessment.languages)
