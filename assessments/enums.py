"""Named kinds and states of assessments."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ItemKind(TextChoices):
    SINGLE_CHOICE = "single_choice", _("Single choice")
    MULTIPLE_CHOICE = "multiple_choice", _("Multiple choice")
    TRUE_FALSE = "true_false", _("True or false")


class Difficulty(TextChoices):
    EASY = "easy", _("Easy")
    MEDIUM = "medium", _("Medium")
    HARD = "hard", _("Hard")


class AttemptState(TextChoices):
    OPEN = "open", _("In progress")
    FINISHED = "finished", _("Finished")


class Evidence(TextChoices):
    """How a result came about; stored with it and never guessed later."""

    SERVER = "server", _("Marked at the server")
    TUTOR = "tutor", _("Marked by a tutor")
    ATTENDED = "attended", _("Attended in person")
    PAPER = "paper", _("From a paper list")
    SELF_REPORTED = "self_reported", _("Self-reported by a package")
