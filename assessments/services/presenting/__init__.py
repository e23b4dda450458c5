"""What pages show of an item or a marked attempt, in the reader's language."""

from assessments.services.presenting.asking import (
    ShownItem,
    answered,
    in_steps,
    is_complete,
    raw_of,
    refusal,
    shown_item,
)
from assessments.services.presenting.marking import Mark, MarkedItem, marked_item, share_of
from assessments.services.presenting.shapes import Answered
from assessments.services.presenting.sheets import answers_given, marked_items, tally

__all__ = [
    "Answered",
    "Mark",
    "MarkedItem",
    "ShownItem",
    "answered",
    "answers_given",
    "in_steps",
    "is_complete",
    "marked_item",
    "marked_items",
    "raw_of",
    "refusal",
    "share_of",
    "shown_item",
    "tally",
]
