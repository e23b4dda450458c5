"""What opens the files of a revision: a signed name of it and of a day, and of no reader.

A frame without an origin sends no cookie with what it loads, so the address itself has to be
proof. All tokens of a day are the same, so that a browser keeps what it has loaded.
"""

from django.core.signing import SignatureExpired, Signer
from django.utils import timezone

# A page that was opened before midnight goes on until the next.
DAYS = 2


def token_for(revision: int) -> str:
    """For the revision with this primary key, from today on."""
    return _signer().sign(f"{revision}-{_today()}")


def revision_of(token: str) -> int:
    """The primary key. Raises BadSignature for a token that is none, or of another day."""
    revision, _, day = _signer().unsign(token).partition("-")
    if not 0 <= _today() - int(day) < DAYS:
        raise SignatureExpired(day)
    return int(revision)


def _signer() -> Signer:
    return Signer(salt="assessments.h5p.content")


def _today() -> int:
    return timezone.localdate().toordinal()
