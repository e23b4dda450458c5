"""Which files a page offers, and what is known of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from campaigns.models import Material
from campaigns.services.materials.versions import Version
from qalqan.common.models import Hotline


@dataclass(frozen=True)
class Offer:
    """A file to fetch; its size in bytes is known once it was made."""

    name: str
    url: str
    checked_on: date | None
    size: int | None


def offers(version: Version, lines: Iterable[Hotline]) -> list[Offer]:
    """The files of a page that shows `lines`; none where it shows no line."""
    days = [line.checked_on for line in lines if line.checked_on]
    if not days:
        return []
    made = Material.objects.current().filter(
        page=version.page.pk, language=version.language, has_bleed=False
    )
    sizes = dict(made.values_list("kind", "size"))
    return [
        Offer(str(kind.label), version.path(kind), min(days), sizes.get(kind))
        for kind in version.kinds
    ]
