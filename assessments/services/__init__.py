"""What other floors may ask of assessments; they reach attempts through here alone."""

from assessments.models import Attempt
from assessments.services.attempts import (
    AttemptError,
    AttemptResult,
    NotFoundError,
    best_attempts,
    finish,
    finished_attempts,
    gaps_before_publishing,
    get,
    items_of,
    judge,
    record_response,
    sheet,
    start,
)
from assessments.services.specs import missing_texts, spec_of

__all__ = [
    "Attempt",
    "AttemptError",
    "AttemptResult",
    "NotFoundError",
    "best_attempts",
    "finish",
    "finished_attempts",
    "gaps_before_publishing",
    "get",
    "items_of",
    "judge",
    "missing_texts",
    "record_response",
    "sheet",
    "spec_of",
    "start",
]
