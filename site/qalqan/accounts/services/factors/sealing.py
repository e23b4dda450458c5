"""Secrets that what holds them does not open: a stolen backup or a log of addresses shows none."""

import hashlib
from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

FACTORS = "factors"


def seal(secret: bytes, purpose: str = FACTORS) -> str:
    """`secret`, encrypted under SECRET_KEY; what was sealed for one purpose opens for no other."""
    return _box(purpose).encrypt(secret).decode()


def unseal(sealed: str, purpose: str = FACTORS, *, seconds: int | None = None) -> bytes | None:
    """What was sealed; None under a key that is no longer known, or longer ago than `seconds`."""
    try:
        return _box(purpose).decrypt(sealed.encode(), ttl=seconds)
    except InvalidToken:
        return None


def _box(purpose: str) -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(key, purpose)) for key in keys])


def _derived(key: str, purpose: str) -> bytes:
    # SECRET_KEY is long and random, so there is nothing to slow a guesser down for.
    return urlsafe_b64encode(hashlib.sha256(f"qalqan.{purpose} {key}".encode()).digest())
