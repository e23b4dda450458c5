"""Secrets in the database that the database alone does not open: a stolen backup shows none."""

import hashlib
from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


def seal(secret: bytes) -> str:
    """`secret`, encrypted under SECRET_KEY."""
    return _box().encrypt(secret).decode()


def unseal(sealed: str) -> bytes | None:
    """What was sealed; None where it was done under a key that is no longer known."""
    try:
        return _box().decrypt(sealed.encode())
    except InvalidToken:
        return None


def _box() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str) -> bytes:
    # SECRET_KEY is long and random, so there is nothing to slow a guesser down for.
    return urlsafe_b64encode(hashlib.sha256(f"qalqan.factors {key}".encode()).digest())
