"""Where a learner stands in an H5P activity, as the activity itself told."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.packages import H5PContentRevision


class H5PState(models.Model):
    """One registration's place in one revision: another revision may not understand it."""

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="h5p_states")
    registration = models.UUIDField()
    revision = models.ForeignKey(H5PContentRevision, models.CASCADE, related_name="states")
    # {part of the content: {name: what the part kept}}, which only the activity understands.
    # JSON, which only the activity understands.
    data = models.TextField()
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("place in an H5P activity")
        constraints = [
            models.UniqueConstraint(fields=["registration", "revision"], name="h5p_state_once"),
        ]

    def __str__(self) -> str:
        return f"state in {self.revision_id}"
