"""Attempts and responses. Outcome columns are written by services alone."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.enums import AttemptState, Evidence
from assessments.models.bank import Assessment


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def open(self) -> "AttemptQuerySet":
        return self.filter(state=AttemptState.OPEN)

    def finished(self) -> "AttemptQuerySet":
        return self.filter(state=AttemptState.FINISHED)


class Attempt(models.Model):
    """One sitting. What it is judged by is frozen here at its start."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="attempts")
    registration = models.UUIDField(db_index=True)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="attempts")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=AttemptState, default=AttemptState.OPEN)
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)
    language = models.CharField(max_length=2)
    pass_mark = models.DecimalField(max_digits=3, decimal_places=2)
    # [{"version": id of the ItemVersion, "options": [option ids as shown]}], by slot.
    plan = models.JSONField()
    score = models.DecimalField(max_digits=7, decimal_places=2, null=True)
    maximum = models.DecimalField(max_digits=7, decimal_places=2, null=True)
    passed = models.BooleanField(null=True)
    evidence = models.CharField(max_length=13, choices=Evidence, default=Evidence.SERVER)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("attempt")
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "assessment", "number"], name="attempt_number_once"
            ),
            models.UniqueConstraint(
                fields=["registration", "assessment"],
                condition=models.Q(state=AttemptState.OPEN),
                name="one_open_attempt",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state=AttemptState.OPEN,
                    finished_at=None,
                    score=None,
                    maximum=None,
                    passed=None,
                )
                | models.Q(
                    state=AttemptState.FINISHED,
                    finished_at__isnull=False,
                    score__isnull=False,
                    maximum__isnull=False,
                    passed__isnull=False,
                ),
                name="outcome_comes_with_the_finish",
            ),
            models.CheckConstraint(
                condition=models.Q(score=None)
                | models.Q(score__gte=0, score__lte=models.F("maximum")),
                name="score_within_maximum",
            ),
        ]

    def __str__(self) -> str:
        return f"attempt {self.uuid}"

    @property
    def percent(self) -> int:
        """Score in percent of the maximum, rounded; 0 before the finish."""
        return round(100 * self.score / self.maximum) if self.score and self.maximum else 0

    @property
    def is_open(self) -> bool:
        return self.state == AttemptState.OPEN


class Response(models.Model):
    """One answer as it arrived. Rows are only ever added; the latest of a slot counts."""

    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="responses")
    slot = models.PositiveSmallIntegerField()
    uuid = models.UUIDField()
    # The id that the page sent; differs from `uuid` where one page answered more than once.
    form = models.UUIDField()
    sequence = models.PositiveIntegerField()
    raw = models.JSONField()
    language = models.CharField(max_length=2)
    received_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("response")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["attempt", "uuid"], name="response_once"),
        ]
        indexes = [models.Index(fields=["attempt", "form"], name="response_form")]

    def __str__(self) -> str:
        return f"response {self.uuid}"
