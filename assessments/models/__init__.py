from assessments.models.bank import Correction, Item, ItemBank, ItemVersion, Signature
from assessments.models.papers import Assessment, AssessmentDraw, AssessmentSlot
from assessments.models.readiness import PublishRefusedError
from assessments.models.records import (
    Attempt,
    EssayMark,
    ExtraTime,
    Response,
    SupervisionCode,
)
from assessments.models.review import LegalReview

__all__ = [
    "Assessment",
    "AssessmentDraw",
    "AssessmentSlot",
    "Attempt",
    "Correction",
    "EssayMark",
    "ExtraTime",
    "Item",
    "ItemBank",
    "ItemVersion",
    "LegalReview",
    "PublishRefusedError",
    "Response",
    "Signature",
    "SupervisionCode",
]
