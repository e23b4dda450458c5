"""A signed list of certificates, for a public host that has no way to the records.

It holds no name and no code, only keyed hashes of both; who finds the file learns how many
certificates there are, for what and since when.
"""

import datetime
import hmac
import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from courses.enums import CertificateState
from courses.models import Certificate
from courses.services.certificates import keys
from courses.services.certificates.verdicts import Verdict, of

FORMAT = "qalqan certificates 1"
DATES = ("completed_on", "issued_on", "expires_on")
ENDED = {CertificateState.REVOKED, CertificateState.REPLACED}


class ListError(Exception):
    """The list cannot be relied on; `code` is "unreadable" or "signature"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def export() -> str:
    """The list of all certificates as it stands now, signed, as text of a JSON file."""
    content = {
        "format": FORMAT,
        "made_on": timezone.localdate().isoformat(),
        "certificates": dict(_entries()),
    }
    return json.dumps({"list": content, "signature": _signature(content)}, ensure_ascii=False)


def _entries() -> Iterator[tuple[str, dict[str, Any]]]:
    certificates = Certificate.objects.select_related("replaced_by").order_by("pk")
    for verdict in map(of, certificates.iterator(chunk_size=2000)):
        dates = {name: getattr(verdict, name) for name in DATES}
        yield (
            keys.mac("code", verdict.code),
            {
                # Expiry is read off the date, so that the list grows old with the certificates.
                "ended": verdict.state.value if verdict.state in ENDED else "",
                "titles": verdict.titles,
                "academic_hours": verdict.academic_hours,
                "surname": verdict.surname_hash,
                **{name: day.isoformat() if day else None for name, day in dates.items()},
            },
        )


def find(code: str) -> Verdict:
    """What the list of this host says under `code`; raises ListError where it was changed."""
    path = Path(settings.VERIFY_LIST)
    try:
        status = path.stat()
    except OSError as error:
        raise ListError("unreadable") from error
    content = _read(path, status.st_mtime_ns, status.st_size, keys.verification_key())
    entry = content["certificates"].get(keys.mac("code", code))
    as_of = datetime.date.fromisoformat(content["made_on"])
    return _verdict(code, entry, as_of) if entry else Verdict(code, as_of=as_of)


@lru_cache(maxsize=1)
def _read(path: Path, _changed: int, _size: int, _key: str) -> dict[str, Any]:
    """The list, read and proved once for each file that was carried here."""
    try:
        carried = json.loads(path.read_text(encoding="utf-8"))
        content: dict[str, Any] = carried["list"]
        signature = str(carried["signature"])
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ListError("unreadable") from error
    if not hmac.compare_digest(signature.encode(), _signature(content).encode()):
        raise ListError("signature")
    return content


def _verdict(code: str, entry: dict[str, Any], as_of: datetime.date) -> Verdict:
    days = {name: _day(entry[name]) for name in DATES}
    state = CertificateState(entry["ended"]) if entry["ended"] else CertificateState.VALID
    expires_on = days["expires_on"]
    if state == CertificateState.VALID and expires_on and expires_on < timezone.localdate():
        state = CertificateState.EXPIRED
    return Verdict(
        code,
        state=state,
        titles=entry["titles"],
        academic_hours=entry["academic_hours"],
        surname_hash=entry["surname"],
        as_of=as_of,
        **days,
    )


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _signature(content: dict[str, Any]) -> str:
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return keys.mac("list", canonical)
