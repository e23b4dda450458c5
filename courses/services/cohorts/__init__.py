"""What a cohort is to take, who teaches it, and how much of it was held."""

from courses.services.cohorts.assigning import assign, unassign
from courses.services.cohorts.holding import Held, held
from courses.services.cohorts.training import TrainerError, dismiss, engage

__all__ = ["Held", "TrainerError", "assign", "dismiss", "engage", "held", "unassign"]
