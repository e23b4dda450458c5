"""Frozen items by digest. They never change, so each process reads each of them once."""

from collections import OrderedDict
from collections.abc import Iterable

from assessments.models import Correction, Item, ItemVersion
from assessments.scoring import Spec

MOST_KEPT = 4000
_kept: OrderedDict[str, Spec] = OrderedDict()


def specs_of(digests: Iterable[str]) -> dict[str, Spec]:
    """The specs by digest, as they were asked; missing ones are read in one statement."""
    wanted = set(digests)
    missing = wanted - _kept.keys()
    if missing:
        rows = ItemVersion.objects.filter(digest__in=missing)
        # What was frozen before items could have pictures has none.
        _kept.update((row.digest, {"images": [], **row.spec}) for row in rows)
    found = {digest: _kept[digest] for digest in wanted}
    while len(_kept) > MOST_KEPT:
        _kept.popitem(last=False)
    return found


def current_spec(item: Item) -> Spec:
    """What is asked of `item` now: its frozen form, or a draft as it was last saved."""
    if not item.live or item.version is None:
        return item.spec()
    digest = item.version.digest
    return specs_of([digest])[digest]


def corrections_of(digests: Iterable[str]) -> dict[str, str]:
    """The digest by which answers to a version are marked, where its key was corrected."""
    rows = Correction.objects.filter(wrong__digest__in=set(digests))
    return dict(rows.values_list("wrong__digest", "right__digest"))


def forget() -> None:
    """Let the next reader ask the database, as a new process does."""
    _kept.clear()
