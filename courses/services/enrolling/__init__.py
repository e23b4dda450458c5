"""Who takes what, and in which cohort: for one person, and for ten thousand at once."""

from courses.services.enrolling.cohorts import join, join_all
from courses.services.enrolling.courses import enrol, enrol_all
from courses.services.enrolling.moving import leave, move, release

__all__ = ["enrol", "enrol_all", "join", "join_all", "leave", "move", "release"]
