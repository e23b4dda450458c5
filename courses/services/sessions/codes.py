"""The code that is shown in the room: another one each half minute, and of no use an hour later.

Pure: it follows from the session's secret and the time alone, so nothing is stored.
"""

import datetime
import hashlib
import hmac

# Seconds for which a code is shown, and for which it is taken afterwards: whoever scanned it may
# have to sign in first.
SHOWN = 30
TAKEN_AFTER = 120
# Without 0, 1, I and O, which people mistake for each other.
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH = 8


def code_at(secret: str, moment: datetime.datetime) -> str:
    """The code of the session with this `secret` at `moment`."""
    return _code(secret, _period(moment))


def is_valid(secret: str, code: str, moment: datetime.datetime) -> bool:
    """Whether `code`, as a person typed it, is shown at `moment` or was a short while ago."""
    newest, typed = _period(moment), normal(code).encode()
    recent = range(newest - TAKEN_AFTER // SHOWN, newest + 1)
    return any(hmac.compare_digest(_code(secret, one).encode(), typed) for one in recent)


def normal(code: str) -> str:
    """The code in capitals, without the blanks and dashes that people type."""
    return "".join(code.split()).replace("-", "").upper()


def _period(moment: datetime.datetime) -> int:
    return int(moment.timestamp()) // SHOWN


def _code(secret: str, period: int) -> str:
    digest = hmac.digest(secret.encode(), str(period).encode(), hashlib.sha256)
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:LENGTH])
