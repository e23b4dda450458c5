from assessments.models.bank import Assessment, AssessmentSlot, Item, ItemVersion
from assessments.models.records import Attempt, Response

__all__ = ["Assessment", "AssessmentSlot", "Attempt", "Item", "ItemVersion", "Response"]
