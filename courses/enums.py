"""Named kinds and states of courses."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CompletionKind(TextChoices):
    LESSON = "lesson", _("Lesson")
    MODULE = "module", _("Module")
    COURSE = "course", _("Course")


class ProgressState(TextChoices):
    """Computed for showing, never stored."""

    NOT_STARTED = "not_started", _("Not started")
    IN_PROGRESS = "in_progress", _("In progress")
    COMPLETED = "completed", _("Completed")
    LOCKED = "locked", _("Opens later")


class ReportState(TextChoices):
    """What became of a report of an error; stored."""

    OPEN = "open", _("Open")
    MENDED = "mended", _("Mended")
    DECLINED = "declined", _("Not an error")


class LessonRule(TextChoices):
    """When a lesson counts as completed; stored."""

    READ = "read", _("Read to its end")
    ACTIVITIES = "activities", _("Every self-check answered")
    ASSESSMENT = "assessment", _("Its assessment passed")


class TrainingForm(TextChoices):
    """How people were taught; stored, and a column of the training return."""

    E_LEARNING = "e_learning", _("E-learning")
    LECTURE = "lecture", _("Lecture")
    SEMINAR = "seminar", _("Seminar")
    SIMULATION = "simulation", _("Simulation")
    INTERNSHIP = "internship", _("Internship")


class TrainerKind(TextChoices):
    TUTOR = "tutor", _("Tutor")
    GUEST = "guest", _("Guest trainer")


class Post(TextChoices):
    """What a person is at one academy, in one department or in one region; stored.

    The values are those of the accounts' roles: both are needed, and neither opens anything alone.
    """

    MANAGER = "academy_manager", _("Academy manager")
    TUTOR = "tutor", _("Tutor")
    COORDINATOR = "regional_coordinator", _("Regional coordinator")


class Sex(TextChoices):
    FEMALE = "female", _("Female")
    MALE = "male", _("Male")


class CertificateState(TextChoices):
    """What the public page says; computed, never stored."""

    VALID = "valid", _("Valid")
    EXPIRED = "expired", _("Expired")
    REVOKED = "revoked", _("Revoked")
    REPLACED = "replaced", _("Replaced")
    UNKNOWN = "unknown", _("Unknown")


class LearningState(TextChoices):
    """Where a learner stands in a course; computed, never stored."""

    NOT_STARTED = "not_started", _("Not started")
    IN_PROGRESS = "in_progress", _("In progress")
    BEHIND = "behind", _("Behind")
    COMPLETED = "completed", _("Completed")


class YesNo(TextChoices):
    """Truth in tables; the values are Python's."""

    YES = "True", _("yes")
    NO = "False", _("no")


class CorrectionReason(TextChoices):
    """Why a closed attendance list is corrected; a code, so that no name gets into the audit."""

    FORGOTTEN = "forgotten", _("Was there and was forgotten")
    ABSENT = "absent", _("Was not there")
    MISTAKEN = "mistaken", _("Another person was meant")
    DOCUMENT = "document", _("A document shows it")


class SessionProblem(TextChoices):
    """What cannot be done with a session; the words are what a screen says."""

    LIST_CLOSED = "list_closed", _("The attendance list of this session is closed.")
    STALE_CODE = "stale_code", _("This code is not shown in the room any more, or is another one.")
    NOT_A_MEMBER = "not_a_member", _("Only members of the cohort stand on its attendance lists.")
    NO_CHECKLIST = "no_checklist", _("This session has no observer’s checklist.")


class TrainerProblem(TextChoices):
    UNKNOWN_ACCOUNT = "unknown_account", _("There is no account with this address or code.")
    TWICE = "twice", _("This account teaches the cohort already.")
