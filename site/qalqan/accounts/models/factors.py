"""What a person proves themselves with beside the password."""

from django.conf import settings
from django.db import models


class Authenticator(models.Model):
    """An app on a telephone that shows a new code every half minute."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="authenticator"
    )
    sealed_secret = models.TextField(editable=False)
    # The half minute of the last code that was taken: it and those before it are used up.
    last_step = models.BigIntegerField()
    added_at = models.DateTimeField(auto_now_add=True)


class SecurityKey(models.Model):
    """A key that signs, in the browser, what this site alone may ask it (WebAuthn)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="security_keys")
    name = models.CharField(max_length=60)
    # Base64url, as browsers send it.
    credential = models.CharField(max_length=1400, unique=True, editable=False)
    public_key = models.BinaryField()
    # Goes up with each use; one that goes down is a copy of the key.
    sign_count = models.BigIntegerField()
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["added_at", "pk"]

    def __str__(self) -> str:
        return self.name


class RecoveryCode(models.Model):
    """One of a printed list; each opens the account once, when all else is lost."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="recovery_codes"
    )
    code_hash = models.CharField(max_length=64, editable=False)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "code_hash"], name="recovery_code_once"),
        ]
