"""Attempts and responses. Outcome columns are written by services alone."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.enums import AttemptState, Evidence, FeedbackPolicy, Verification
from assessments.models.papers import Assessment


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def open(self) -> "AttemptQuerySet":
        return self.filter(state=AttemptState.OPEN)

    def awaiting(self) -> "AttemptQuerySet":
        return self.filter(state=AttemptState.AWAITING)

    def overdue(self, now: datetime) -> "AttemptQuerySet":
        """Open ones in which no answer can count any more."""
        return self.open().filter(deadline__lt=now - timedelta(seconds=Assessment.GRACE_SECONDS))

    def finished(self) -> "AttemptQuerySet":
        return self.filter(state=AttemptState.FINISHED)

    def of_assessments(self) -> "AttemptQuerySet":
        return self.filter(assessment__isnull=False)

    def of_packages(self) -> "AttemptQuerySet":
        return self.filter(package__isnull=False)


class Attempt(models.Model):
    """One sitting. What it is judged by is frozen here at its start."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="attempts")
    registration = models.UUIDField(db_index=True)
    # What was taken: an assessment, or a revision of H5P content.
    assessment = models.ForeignKey(Assessment, models.PROTECT, null=True, related_name="attempts")
    package = models.ForeignKey(
        "assessments.H5PContentRevision", models.PROTECT, null=True, related_name="attempts"
    )
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=AttemptState, default=AttemptState.OPEN)
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)
    language = models.CharField(max_length=2)
    pass_mark = models.DecimalField(max_digits=3, decimal_places=2)
    # [{"version": id of the ItemVersion, "options": [ids as shown], "stems": […]}], by slot;
    # of a package one slot: {"library": name and version, "params": SHA-256 of what is shown}.
    plan = models.JSONField()
    deadline = models.DateTimeField(null=True)
    grace = models.DurationField(default=timedelta)
    feedback = models.CharField(
        max_length=12, choices=FeedbackPolicy, default=FeedbackPolicy.AFTER_FINISH
    )
    # The day from which feedback is shown where it waits for the window's end.
    feedback_from = models.DateTimeField(null=True)
    supervisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    extra_percent = models.PositiveSmallIntegerField(default=0)
    score = models.DecimalField(max_digits=7, decimal_places=2, null=True)
    maximum = models.DecimalField(max_digits=7, decimal_places=2, null=True)
    passed = models.BooleanField(null=True)
    # An answer was given that fails the attempt whatever the total.
    critical = models.BooleanField(default=False)
    evidence = models.CharField(max_length=13, choices=Evidence, default=Evidence.SERVER)
    verification = models.CharField(max_length=10, choices=Verification, blank=True, default="")

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
            models.UniqueConstraint(
                fields=["registration", "package", "number"], name="package_attempt_number_once"
            ),
            models.UniqueConstraint(
                fields=["registration", "package"],
                condition=models.Q(state=AttemptState.OPEN),
                name="one_open_package_attempt",
            ),
            # What a package in the browser reports is never more than self-reported.
            models.CheckConstraint(
                condition=models.Q(
                    ~models.Q(evidence=Evidence.SELF_REPORTED),
                    assessment__isnull=False,
                    package=None,
                    verification="",
                )
                | models.Q(assessment=None, package__isnull=False, evidence=Evidence.SELF_REPORTED),
                name="package_is_self_reported",
            ),
            models.CheckConstraint(
                condition=models.Q(package=None)
                | models.Q(verification="") & ~models.Q(state=AttemptState.FINISHED)
                | models.Q(verification__in=Verification.values, state=AttemptState.FINISHED),
                name="verification_comes_with_the_finish",
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
                    state=AttemptState.AWAITING,
                    finished_at__isnull=False,
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
            models.CheckConstraint(
                condition=~models.Q(critical=True, passed=True), name="critical_answer_never_passes"
            ),
        ]
        indexes = [
            models.Index(
                fields=["deadline"],
                condition=models.Q(state=AttemptState.OPEN),
                name="open_attempt_deadline",
            )
        ]

    def __str__(self) -> str:
        return f"attempt {self.uuid}"

    @property
    def percent(self) -> int:
        """Score in percent of the maximum, rounded; 0 before the finish."""
        return round(100 * self.score / self.maximum) if self.score and self.maximum else 0

    @property
    def title(self) -> str:
        """What was taken, as its learner knows it."""
        taken = self.assessment or self.package
        return str(taken.title) if taken else ""

    @property
    def is_blind(self) -> bool:
        """Whether tutors mark it without knowing whose it is."""
        return self.assessment is not None and self.assessment.blind_marking

    @property
    def is_open(self) -> bool:
        return self.state == AttemptState.OPEN

    @property
    def is_awaiting(self) -> bool:
        return self.state == AttemptState.AWAITING

    @property
    def supervised(self) -> bool:
        return self.supervisor_id is not None

    @property
    def last_moment(self) -> datetime | None:
        """When the last answer that counts may arrive: the deadline and its grace."""
        return self.deadline + self.grace if self.deadline else None


class ResponseQuerySet(models.QuerySet["Response"]):
    def add(self, response: "Response", *, finished_too: bool = False) -> bool:
        """Store it if its attempt is open, or `finished_too`, and its id is new.

        One statement, so that no lock has to be taken before it and a finish at the same moment
        comes either wholly before or wholly after. Says whether a row was added.
        """
        fields = [field for field in self.model._meta.concrete_fields if not field.primary_key]
        values = [
            field.get_db_prep_save(getattr(response, field.attname), connection) for field in fields
        ]
        columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
        places = ", ".join("%s" for _field in fields)
        attempts, responses = Attempt._meta.db_table, self.model._meta.db_table
        lock = " FOR SHARE" if connection.features.has_select_for_update else ""
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {responses} ({columns}) SELECT {places} FROM {attempts}"  # noqa: S608
                f" WHERE id = %s AND (state = %s OR %s){lock} ON CONFLICT DO NOTHING RETURNING id",
                [*values, response.attempt_id, AttemptState.OPEN, finished_too],
            )
            row = cursor.fetchone()
        if row:
            response.pk = row[0]
        return bool(row)


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
    # It came after the deadline: within the grace it counts, after it it is only kept.
    late = models.BooleanField(default=False)

    objects = ResponseQuerySet.as_manager()

    class Meta:
        verbose_name = _("response")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["attempt", "uuid"], name="response_once"),
        ]
        indexes = [models.Index(fields=["attempt", "form"], name="response_form")]

    def __str__(self) -> str:
        return f"response {self.uuid}"
