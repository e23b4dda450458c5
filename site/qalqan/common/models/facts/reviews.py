"""What a change of a source asks people to read again."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from qalqan.common.models.facts.sources import Source


class SourceReviewQuerySet(models.QuerySet["SourceReview"]):
    def open(self) -> "SourceReviewQuerySet":
        return self.filter(done_at=None)

    def told_to_learners(self) -> "SourceReviewQuerySet":
        return self.open().filter(tell_learners=True)


class SourceReview(models.Model):
    """A page, item or other record that cites a source waits to be read beside its change."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="reviews")
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey("content_type", "object_id")
    change = models.TextField(_("what changed"))
    tell_learners = models.BooleanField(_("tell learners"), default=False)
    opened_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    objects = SourceReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review after a change of a source")
        ordering = ["opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "content_type", "object_id"],
                condition=models.Q(done_at=None),
                name="one_open_review_of_a_source",
            )
        ]

    def __str__(self) -> str:
        return f"{self.source_id} in {self.content_type_id}/{self.object_id}"
