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


class ReportState(TextChoices):
    """What became of a report of an error; stored."""

    OPEN = "open", _("Open")
    MENDED = "mended", _("Mended")
    DECLINED = "declined", _("Not an error")
