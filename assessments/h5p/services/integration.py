"""What H5P's own scripts are told before they start, so that they ask the server for nothing.

Source of the names: h5p-php-library b515e00 and h5p-standalone 3.8.2 (facts, not code).
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.utils.translation import gettext as _

from assessments.h5p.formats import LibraryManifest
from assessments.h5p.formats.libraries import MANIFEST, read_manifest
from assessments.h5p.services.libraries import ROOT
from assessments.h5p.services.shelf import version_of
from assessments.h5p.services.tokens import token_for
from assessments.models import H5PContentRevision, H5PLibrary

# Seconds between two looks at the state of the content.
SAVED_EVERY = 10
OF_PLAYING = ("preloadedDependencies", "dynamicDependencies", "editorDependencies", "embedTypes")


@dataclass(frozen=True)
class Player:
    """What a player's document holds: addresses in the order in which they are loaded."""

    content_id: str
    integration: dict[str, Any]
    scripts: tuple[str, ...]
    styles: tuple[str, ...]


def player(revision: H5PContentRevision, *, origin: str) -> Player:
    """Play `revision` with files from `origin`; words of H5P's own in the active language."""
    used = [use.library for use in _uses(revision)]
    manifests = [read_manifest(library.metadata, MANIFEST) for library in used]
    content_id = str(revision.content.uuid)
    base = f"{origin}/h5p/{token_for(revision.pk)}"
    integration = {
        "url": base,
        "siteUrl": settings.PUBLIC_BASE_URL,
        "urlLibraries": f"{origin}/{ROOT}",
        "libraryDirectories": dict(_directories(used)),
        "contents": {f"cid-{content_id}": _content(revision, f"{base}/content/{content_id}")},
        "saveFreq": SAVED_EVERY,
        "postUserStatistics": False,
        # The frame may not fill the screen by itself; the page around it can.
        "fullscreenDisabled": 1,
        # Pictures that are drawn on or wrapped around a sphere must come with leave to be read.
        "crossorigin": "anonymous",
        "l10n": {"H5P": words()},
    }
    return Player(
        content_id,
        integration,
        scripts=tuple(_addresses(origin, used, (one.scripts for one in manifests))),
        styles=tuple(_addresses(origin, used, _styles(manifests))),
    )


def words() -> dict[str, str]:
    """Of H5P's own words those that can be seen here, by H5P's keys."""
    return {
        "close": _("Close"),
        "confirmDialogHeader": _("Are you sure?"),
        "confirmDialogBody": _("What you did in this exercise so far will be lost."),
        "cancelLabel": _("Cancel"),
        "confirmLabel": _("Continue"),
        "contentChanged": _("The exercise has changed since you last opened it."),
        "startingOver": _("It begins from the start."),
    }


def _uses(revision: H5PContentRevision) -> Any:
    heavy = ("library__semantics", "library__files")
    return revision.uses.select_related("library").defer(*heavy).order_by("place")


def _content(revision: H5PContentRevision, address: str) -> dict[str, Any]:
    hidden = ("frame", "export", "embed", "copyright", "icon", "copy")
    return {
        "library": str(version_of(revision.main_library)),
        "jsonContent": json.dumps(revision.filtered),
        "contentUrl": address,
        "url": address_of(revision),
        "metadata": {k: v for k, v in revision.manifest.items() if k not in OF_PLAYING},
        "displayOptions": dict.fromkeys(hidden, False),
        "fullScreen": "0",
    }


def address_of(revision: H5PContentRevision) -> str:
    """What statements are about; there is no page at this address."""
    return f"{settings.PUBLIC_BASE_URL}/h5p/{revision.content.uuid}"


def _directories(used: list[H5PLibrary]) -> Iterator[tuple[str, str]]:
    """Where a library lies that another asks for by its name."""
    for library in used:
        yield version_of(library).folder, library.folder.removeprefix(f"{ROOT}/")


def _styles(manifests: list[LibraryManifest]) -> Iterator[tuple[str, ...]]:
    """A library may bring styles in place of another's."""
    dropped = {name for one in manifests for name in one.dropped_styles}
    for one in manifests:
        yield () if one.version.machine_name in dropped else one.styles


def _addresses(
    origin: str, used: list[H5PLibrary], paths: Iterable[tuple[str, ...]]
) -> Iterator[str]:
    for library, some in zip(used, paths, strict=True):
        for path in some:
            yield f"{origin}/{quote(f'{library.folder}/{path}')}"
