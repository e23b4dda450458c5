"""The one-time slip: how a person without e-mail gets back in."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SlipQuerySet(models.QuerySet["OneTimeSlip"]):
    def usable(self) -> "SlipQuerySet":
        return self.filter(used_at=None, expires_at__gt=timezone.now())


class OneTimeSlip(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="slips")
    # A hash: who reads the database cannot use the slip.
    secret_hash = models.CharField(max_length=64, unique=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    issued_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    objects = SlipQuerySet.as_manager()

    class Meta:
        verbose_name = _("one-time slip")

    def __str__(self) -> str:
        return f"slip {self.pk}"
