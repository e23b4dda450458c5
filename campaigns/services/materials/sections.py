"""The lists of a page's body that fit on paper. No database."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

# The lists of each kind of block under their titles, as the page shows them.
LISTS: dict[str, tuple[tuple[str, Any], ...]] = {
    "warning_signs": (
        ("offer", _("In the offer")),
        ("journey", _("On the way")),
        ("work", _("At work")),
    ),
    "safe_migration": (
        ("before", _("Before you go")),
        ("on_arrival", _("When you arrive")),
        ("if_wrong", _("If something is wrong")),
        ("on_return", _("When you are back")),
    ),
    "call_steps": (
        ("steps", _("What happens when I call")),
        ("not_promised", _("What nobody can promise")),
    ),
    "rights": (("rights", _("Your rights")),),
    "key_points": (("points", ""),),
}
MOST_SIGNS = 3


@dataclass(frozen=True)
class Section:
    """One list; `block` is the kind of block that it comes from."""

    block: str
    title: str
    points: list[str]

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


def sections(body: Any) -> Iterator[Section]:
    """The lists of `body`, in its order and in the active language; empty ones are left out."""
    for block in body:
        for name, title in LISTS.get(block.block_type, ()):
            points = [str(point) for point in block.value[name]]
            if points:
                yield Section(block.block_type, str(title or block.value["heading"]), points)


def signs(found: list[Section]) -> list[str]:
    """The few sentences that a poster has room for: of each list of signs the first."""
    of_signs = [section.points[0] for section in found if section.block == "warning_signs"]
    return of_signs or [point for section in found[:1] for point in section.points[:MOST_SIGNS]]
