"""The key of verification: it follows from AUDIT_KEY, which does not follow from it.

A public host that checks certificates gets this key as VERIFY_KEY, and nothing more.
"""

import hashlib
import hmac

from django.conf import settings

DOMAIN = "qalqan verification 1"


def verification_key() -> str:
    """The key in hex: VERIFY_KEY where set, else derived from AUDIT_KEY."""
    return settings.VERIFY_KEY or _mac(settings.AUDIT_KEY, DOMAIN)


def mac(purpose: str, text: str) -> str:
    """The MAC of `text` in hex; what is made for one purpose is worth nothing for another."""
    return _mac(verification_key(), f"{purpose} {text}")


def _mac(key: str, text: str) -> str:
    return hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()
