"""What campaigns tell the training return: the floors keep courses from asking themselves."""

from campaigns.services import coverage_of
from courses.returns.services import coverage


def register() -> None:
    coverage.register(coverage_of)
