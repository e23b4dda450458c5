"""What follows from content and the libraries at hand: what is shown, loaded and to be reached."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from assessments.h5p.formats import Closure, PackageManifest, closure
from assessments.h5p.formats.manifest import read_manifest
from assessments.h5p.formats.semantics import walked
from assessments.h5p.scoring import Score, score
from assessments.h5p.scoring.containers import CONTAINERS, leaves
from assessments.h5p.scoring.shapes import machine_name
from assessments.h5p.services.shelf import Shelf, version_named, version_of
from assessments.models import H5PContentRevision, H5PLibrary, H5PUse
from assessments.models.packages import VERSION

Data = dict[str, Any]
# What the column holds.
MOST_POINTS = 99_999


class Derived(NamedTuple):
    """The content as it may be shown, its libraries, and the most points where that is known."""

    filtered: Data
    closure: Closure
    maximum: Decimal | None


def derived(manifest: PackageManifest, params: Data, shelf: Shelf) -> Derived:
    main = str(manifest.main)
    walk = walked(params, shelf.semantics(main) or [], library_of=shelf.semantics)
    used = tuple(version for name in walk.libraries if (version := version_named(name)))
    # Some authoring tools list the main library alone, whatever the content uses.
    roots = manifest.needs._replace(preloaded=(*manifest.needs.preloaded, *used))
    offered = [library.manifest for library in shelf.offered.values()]
    found = closure(roots, offered, shelf.installed)
    return Derived(walk.params, found, _maximum(main, walk.params))


def apply(revision: H5PContentRevision, found: Derived) -> None:
    """Write what was derived into the revision, in place of what was before."""
    revision.filtered, revision.maximum = found.filtered, found.maximum
    revision.save()
    rows = {version_of(row): row for row in H5PLibrary.objects.only(*VERSION)}
    revision.uses.all().delete()
    H5PUse.objects.bulk_create(
        H5PUse(revision=revision, library=rows[version], place=place)
        for place, version in enumerate(found.closure.order)
    )


def derive_anew(libraries: Iterable[H5PLibrary]) -> int:
    """Derive all revisions again that use one of the libraries; how many there are.

    A newer patch counts for all content at once, and may need libraries that the older did not.
    """
    shelf = Shelf()
    pks = H5PUse.objects.filter(library__in=list(libraries)).values_list("revision", flat=True)
    for pk in (found := sorted(set(pks))):
        revision = H5PContentRevision.objects.get(pk=pk)
        manifest = read_manifest(revision.manifest)
        apply(revision, derived(manifest, revision.params, shelf))
    return len(found)


def is_as_derived(revision: H5PContentRevision, shelf: Shelf) -> bool:
    """Whether what is shown and marked still follows from what was imported.

    Whoever changes how content is derived must derive all of it anew in the same release.
    """
    found = derived(read_manifest(revision.manifest), revision.params, shelf)
    return (revision.filtered, revision.maximum) == (found.filtered, found.maximum)


def _maximum(library: str, params: Data) -> Decimal | None:
    """The most that can be reached; None where the server cannot tell."""
    whole = score(library, params, "")
    if whole is None and machine_name(library) in CONTAINERS:
        whole = _sum(library, params)
    if whole is None or whole.maximum > MOST_POINTS:
        return None
    return round(Decimal(str(whole.maximum)), 2)


def _sum(library: str, params: Data) -> Score | None:
    parts = list(leaves(library, params))
    scores = [score(part.library, part.params, "") for part in parts]
    known = [one for one in scores if one]
    # Which questions of a pool are drawn is known to the player alone.
    if len(known) < len(parts) or any(part.pool for part in parts):
        return None
    return Score(0, sum(one.maximum for one in known))
