"""An e-mail address that is to become a person's, once its owner has opened the mailed link."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LIFETIME = timedelta(days=3)


class AddressChangeQuerySet(models.QuerySet["AddressChange"]):
    def waiting(self) -> "AddressChangeQuerySet":
        return self.filter(asked_at__gt=timezone.now() - LIFETIME)


class AddressChange(models.Model):
    """One a person: a newer wish takes the place of the older, whose link opens nothing then."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="address_change"
    )
    # Not unique: whoever writes a stranger's address keeps its owner from nothing.
    address = models.EmailField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    objects = AddressChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of an e-mail address")

    def __str__(self) -> str:
        return f"address change {self.pk}"
