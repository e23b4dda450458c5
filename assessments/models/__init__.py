from assessments.models.bank import Correction, Item, ItemBank, ItemVersion, Signature
from assessments.models.packages import (
    H5PContent,
    H5PContentRevision,
    H5PLibrary,
    H5PLibraryDependency,
    H5PUnusedFolder,
    H5PUse,
)
from assessments.models.papers import Assessment, AssessmentDraw, AssessmentSlot
from assessments.models.readiness import PublishRefusedError
from assessments.models.records import (
    Attempt,
    EssayMark,
    ExtraTime,
    H5PState,
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
    "H5PContent",
    "H5PContentRevision",
    "H5PLibrary",
    "H5PLibraryDependency",
    "H5PState",
    "H5PUnusedFolder",
    "H5PUse",
    "Item",
    "ItemBank",
    "ItemVersion",
    "LegalReview",
    "PublishRefusedError",
    "Response",
    "Signature",
    "SupervisionCode",
]
