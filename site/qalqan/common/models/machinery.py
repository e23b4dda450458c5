"""Rows that no editor sees: outbox, audit chain, and what the starter loader remembers."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from qalqan.common.enums import AuditAction


class OutboxMessage(models.Model):
    """Work that must not be lost. Payloads hold ids and numbers only, never names."""

    kind = models.CharField(max_length=60)
    payload = models.JSONField(default=dict)
    key = models.CharField(max_length=120, unique=True, null=True)  # noqa: DJ001 - NULLs may repeat
    created_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    delivered_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("outbox message")
        indexes = [
            models.Index("due_at", name="outbox_due", condition=models.Q(delivered_at__isnull=True))
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class AuditRow(models.Model):
    """One link of the chain: ids only, so that erasing a person leaves it whole."""

    sequence = models.BigIntegerField(primary_key=True)
    action = models.CharField(max_length=40, choices=AuditAction)
    actor = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=120)
    data = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    mac = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("audit row")
        verbose_name_plural = _("audit rows")
        ordering = ["sequence"]
        # What an auditor asks for, the newest first.
        indexes = [
            models.Index(fields=["action", "sequence"], name="audit_by_action"),
            models.Index(fields=["subject", "sequence"], name="audit_by_subject"),
            models.Index(fields=["actor", "sequence"], name="audit_by_actor"),
            models.Index(fields=["created_at"], name="audit_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.action} {self.subject}"


class AuditHead(models.Model):
    """The signed end of the chain; a cut end shows because the count is signed too."""

    count = models.BigIntegerField(default=0)
    mac = models.CharField(max_length=64)
    signature = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("audit head")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="audit_has_one_head"),
        ]

    def __str__(self) -> str:
        return f"{self.count} rows"


class AuditCheck(models.Model):
    """One walk along the whole chain: when it was asked for, and what it found."""

    asked_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)
    rows = models.BigIntegerField(default=0)
    # The first sentences; one fault early makes many after it.
    faults = models.JSONField(default=list)

    class Meta:
        verbose_name = _("check of the audit chain")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"check {self.pk}"


class Heartbeat(models.Model):
    """When a thing that has to happen again and again last happened, and what of it failed."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField()
    failed = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.name} {self.at}"


class StarterStamp(models.Model):
    """What the loader last wrote, to tell an editor's change from an older version of ours."""

    key = models.CharField(max_length=200, unique=True)
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.CharField(max_length=40)
    given = models.CharField(max_length=64)
    stored = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.key
