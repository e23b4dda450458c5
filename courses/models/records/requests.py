"""What people ask of their academy: to write their name as it is, to erase their account."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class NameRequestQuerySet(models.QuerySet["NameRequest"]):
    def open(self) -> "NameRequestQuerySet":
        return self.filter(answered_at=None)


class NameRequest(models.Model):
    """A name stands on certificates: its owner asks, and the academy, which knows them, decides."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="name_requests"
    )
    last_name = models.CharField(_("last name"), max_length=150)
    first_name = models.CharField(_("first name"), max_length=150)
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    granted = models.BooleanField(null=True)

    objects = NameRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request to correct a name")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["learner"],
                condition=models.Q(answered_at=None),
                name="one_open_name_request",
            )
        ]

    def __str__(self) -> str:
        return f"name request {self.pk}"


class ErasureRequestQuerySet(models.QuerySet["ErasureRequest"]):
    def open(self) -> "ErasureRequestQuerySet":
        return self.filter(answered_at=None)


class ErasureRequest(models.Model):
    """Its owner asks for an account to be erased; who looks after it decides and says why not."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="erasure_requests"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    granted = models.BooleanField(null=True)
    # Told to the person; empty where it was granted.
    answer = models.TextField(_("answer to the person"), max_length=1000, blank=True)
    # Who holds the letter; empty where the owner asked by themselves, with the password.
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    objects = ErasureRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request to erase an account")
        verbose_name_plural = _("requests to erase an account")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["learner"],
                condition=models.Q(answered_at=None),
                name="one_open_erasure_request",
            )
        ]

    def __str__(self) -> str:
        return f"erasure request {self.pk}"
