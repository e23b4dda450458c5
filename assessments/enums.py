"""Named kinds and states of assessments."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ItemKind(TextChoices):
    SINGLE_CHOICE = "single_choice", _("Single choice")
    MULTIPLE_CHOICE = "multiple_choice", _("Multiple choice")
    TRUE_FALSE = "true_false", _("True or false")
    MATCHING = "matching", _("Matching")
    ORDERING = "ordering", _("Ordering")
    SHORT_TEXT = "short_text", _("Short text")
    NUMBER = "number", _("Number as an answer")
    CLOZE = "cloze", _("Text with blanks")
    ESSAY = "essay", _("Essay")
    OPINION_SCALE = "opinion_scale", _("Opinion scale")
    CASE = "case", _("Case")
    DESCRIPTION = "description", _("Text without a question")


class Difficulty(TextChoices):
    EASY = "easy", _("Easy")
    MEDIUM = "medium", _("Medium")
    HARD = "hard", _("Hard")


class AttemptState(TextChoices):
    OPEN = "open", _("In progress")
    # Over for the learner; essays wait for a tutor, and the outcome waits with them.
    AWAITING = "awaiting", _("Waiting for a tutor")
    FINISHED = "finished", _("Finished")


class FeedbackPolicy(TextChoices):
    """When a learner sees which answers were right."""

    AT_ONCE = "at_once", _("At once, after each answer")
    AFTER_FINISH = "after_finish", _("After the finish")
    AFTER_WINDOW = "after_window", _("After the assessment has closed")


class Evidence(TextChoices):
    """How a result came about; stored with it and never guessed later."""

    SERVER = "server", _("Marked at the server")
    TUTOR = "tutor", _("Marked by a tutor")
    ATTENDED = "attended", _("Attended in person")
    PAPER = "paper", _("From a paper list")
    SELF_REPORTED = "self_reported", _("Self-reported by a package")


class Verification(TextChoices):
    """How much of a self-reported score the server could work out again from the answers."""

    VERIFIED = "verified", _("Worked out again from all answers")
    PARTIAL = "partial", _("Worked out again from some answers")
    UNVERIFIED = "unverified", _("As the package in the browser says")


class PackageRule(TextChoices):
    """What an H5P activity in a lesson asks before it counts as done; stored with the lesson."""

    PRACTICE = "practice", _("Nothing: it is practice")
    FINISHED = "finished", _("To be worked through to its end")
    PASSED = "passed", _("A result that reaches the pass mark")


class DependencyKind(TextChoices):
    """What an H5P library needs another for."""

    PRELOADED = "preloaded", _("Loaded with it")
    DYNAMIC = "dynamic", _("Loaded when it is wanted")
    EDITOR = "editor", _("Loaded to edit it")
