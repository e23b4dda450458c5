"""Certificates: what they say is copied onto them when they are issued, and stays."""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.enums import CertificateState
from courses.models.records.learning import Completion
from qalqan.common.languages import LANGUAGES


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def standing(self) -> "CertificateQuerySet":
        """Those that nobody has revoked; they may have expired."""
        return self.filter(revoked_at=None)

    def valid(self, today: datetime.date) -> "CertificateQuerySet":
        ends_later = models.Q(expires_on=None) | models.Q(expires_on__gte=today)
        return self.standing().filter(ends_later)

    def in_state(self, state: str, today: datetime.date) -> "CertificateQuerySet":
        """Those that say so of themselves; all where `state` is empty."""
        match state:
            case CertificateState.VALID:
                return self.valid(today)
            case CertificateState.EXPIRED:
                return self.standing().filter(expires_on__lt=today)
            case CertificateState.REVOKED:
                return self.exclude(revoked_at=None).filter(replaced_by=None)
            case CertificateState.REPLACED:
                return self.exclude(replaced_by=None)
        return self.all()


class Certificate(models.Model):
    completion = models.ForeignKey(Completion, models.PROTECT, related_name="certificates")
    number = models.CharField(max_length=20, unique=True)
    # 128 random bits: the address that verifies it cannot be guessed.
    code = models.CharField(max_length=32, unique=True)
    # As they were on the day of issue; what changes later asks for a new certificate.
    holder_name = models.CharField(max_length=301, blank=True)
    # Keyed, of the folded surname: the public page says match or no match, and never a name.
    surname_hash = models.CharField(max_length=64, blank=True)
    # {language: text}.
    titles = models.JSONField(default=dict)
    academy_names = models.JSONField(default=dict)
    language = models.CharField(max_length=2, choices=[(code, code) for code in LANGUAGES])
    academic_hours = models.PositiveSmallIntegerField()
    completed_on = models.DateField()
    issued_at = models.DateTimeField(default=timezone.now)
    expires_on = models.DateField(null=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    revoked_because = models.CharField(max_length=300, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-issued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["completion"],
                condition=models.Q(revoked_at=None),
                name="one_standing_certificate",
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def state(self) -> CertificateState:
        if self.revoked_at is not None:
            replaced = hasattr(self, "replaced_by")
            return CertificateState.REPLACED if replaced else CertificateState.REVOKED
        if self.expires_on is not None and self.expires_on < timezone.localdate():
            return CertificateState.EXPIRED
        return CertificateState.VALID
