from assessments.models.records.attempts import Attempt, Response
from assessments.models.records.playing import H5PState
from assessments.models.records.supervision import ExtraTime, SupervisionCode
from assessments.models.records.tutoring import EssayMark

__all__ = ["Attempt", "EssayMark", "ExtraTime", "H5PState", "Response", "SupervisionCode"]
