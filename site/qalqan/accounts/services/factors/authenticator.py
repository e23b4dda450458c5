"""Codes of an app by time (TOTP): RFC 6238, six digits, 30 seconds, SHA-1 as all apps know it."""

import secrets
import time
from base64 import b32encode

import segno
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.utils.crypto import constant_time_compare

from qalqan.accounts.models import Authenticator, User
from qalqan.accounts.services.factors.sealing import seal, unseal

SECONDS = 30
# A telephone's clock may be that many steps behind or ahead.
TOLERANCE = 1
ISSUER = "Qalqan"


def new_secret() -> bytes:
    """160 random bits, as RFC 4226 recommends."""
    return secrets.token_bytes(20)


def readable(secret: bytes) -> str:
    """The secret to type into an app, in groups of four."""
    text = b32encode(secret).decode()
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def picture(secret: bytes, person: User) -> str:
    """A QR code as SVG that brings the secret into an app."""
    address = _app(secret).get_provisioning_uri(person.get_username(), ISSUER)
    code = segno.make(address, error="m", micro=False)
    return code.svg_inline(scale=4, dark="#000", light="#fff", svgclass="q-qr", lineclass=None)


def matching_step(secret: bytes, code: str, *, after: int = 0) -> int | None:
    """The half minute, later than step `after`, of which `code` is; None where it is of none."""
    now = int(time.time()) // SECONDS
    for step in range(now - TOLERANCE, now + TOLERANCE + 1):
        expected = _app(secret).generate(step * SECONDS).decode()
        if step > after and constant_time_compare(expected, code):
            return step
    return None


def put(person: User, secret: bytes, *, step: int) -> None:
    """Keep the secret of an app that has shown the code of `step`; the older app is void."""
    kept = {"sealed_secret": seal(secret), "last_step": step}
    Authenticator.objects.update_or_create(user=person, defaults=kept)


def take(person: User, code: str) -> bool:
    """Whether `code` is good; it is used up by that. Within a transaction that holds the person."""
    app = Authenticator.objects.filter(user=person).first()
    secret = unseal(app.sealed_secret) if app else None
    if app is None or secret is None:
        return False
    step = matching_step(secret, code, after=app.last_step)
    if step is None:
        return False
    # Sealed anew under the key of today, so that an older one can be given up.
    app.last_step, app.sealed_secret = step, seal(secret)
    app.save(update_fields=["last_step", "sealed_secret"])
    return True


def _app(secret: bytes) -> TOTP:
    return TOTP(secret, 6, SHA1(), SECONDS, enforce_key_length=False)  # noqa: S303
