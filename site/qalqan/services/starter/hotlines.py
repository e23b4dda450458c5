"""The lines of the register: to be verified, but for two that the demo's stewards confirm."""

from typing import Any

from django.conf import settings
from django.utils import timezone

from qalqan.accounts.models import User
from qalqan.common.models import Hotline
from qalqan.common.services import hotlines
from qalqan.services.starter.bodies import source_id
from qalqan.services.starter.files import folder, read
from qalqan.services.starter.people import DOMAIN
from qalqan.services.starter.stamps import Stamper
from qalqan.services.starter.writing import translated

PLAIN = ("kind", "operator_type", "works_from_abroad", "languages")
TEXTS = ("operator", "audiences", "hours", "cost", "police_link")


def load(stamper: Stamper) -> None:
    """Comes after the demo people, who have to be two to confirm a line."""
    for position, entry in enumerate(read(folder("campaigns", "starter", "hotlines.yaml"))):
        line = _store(stamper, entry, position)
        if settings.DEMO and entry.get("confirmed_in_demo") and not line.changes.exists():
            _confirm(line)


def _store(stamper: Stamper, entry: dict[str, Any], position: int) -> Hotline:
    key = f"hotline/{entry['number']}"
    fields: dict[str, Any] = {name: entry[name] for name in PLAIN} | {"position": position}
    for name in TEXTS:
        fields |= translated(name, entry[name])
    fields["source_id"] = source_id(entry["source"]) if entry["source"] else None

    def find() -> Hotline | None:
        """By its key first: stewards may have given the line another number."""
        lines = Hotline.objects.all()
        found: Hotline | None = lines.filter(pk=stamper.pk_of(key)).first()
        return found or lines.filter(number=entry["number"]).first()

    def write() -> Hotline:
        line = find() or Hotline(number=entry["number"])
        for name, value in fields.items():
            setattr(line, name, value)
        line.full_clean()
        line.save()
        return line

    return stamper.store(key, fields, find, write)  # type: ignore[return-value]


def _confirm(line: Hotline) -> None:
    """Nobody called: the record says that it is the demo's."""
    first, second = (User.objects.get(email=f"{name}@{DOMAIN}") for name in ("steward", "steward2"))
    proposal = hotlines.propose(line, by=first, reason="demo")
    call = hotlines.Call(timezone.now(), "kk", "demo", note="demo")
    hotlines.confirm(proposal, by=second, call=call)
