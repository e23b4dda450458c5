"""What an operator looks at every day: is the work done, and is there room for more."""

from qalqan.common.services.watching.measures import Measure, all_measures, register, worst

__all__ = ["Measure", "all_measures", "register", "worst"]
