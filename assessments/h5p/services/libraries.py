"""Libraries of packages among the installed ones."""

import hashlib
import json
import secrets
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.log_actions import log

from assessments.enums import DependencyKind
from assessments.h5p.formats import Library, Needs, Package, is_newer_patch
from assessments.h5p.formats.libraries import MANIFEST, SEMANTICS
from assessments.h5p.services import folders
from assessments.h5p.services.planning import Digests, digests
from assessments.models import H5PLibrary, H5PLibraryDependency

ROOT = "h5p/libs"


class Offer(NamedTuple):
    """A library of a package, and what is kept of it, the folder of its files among it."""

    library: Library
    fields: dict[str, Any]

    @property
    def folder(self) -> str:
        return str(self.fields["folder"])


def offer(package: Package, library: Library) -> Offer:
    files, manifest = library.files, library.manifest
    kept = digests(package, files)
    fields = {
        "patch": manifest.patch,
        "title": manifest.title,
        "runnable": manifest.runnable,
        "metadata": package.data(files[MANIFEST]),
        "semantics": package.data(files[SEMANTICS]) if SEMANTICS in files else [],
        "folder": f"{ROOT}/{manifest.version.folder}/{manifest.patch}-{folder_name(kept)}",
        "files": kept,
    }
    return Offer(library, fields)


def folder_name(files: Digests) -> str:
    """Tells states apart by their digest, and imports of one state at the same time by chance."""
    digest = hashlib.sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()
    return f"{digest[:8]}-{secrets.token_hex(4)}"


def lock() -> None:
    """Let one transaction at a time change libraries, or derive anything from them.

    Between two that did at once, content could be left as the older patch had it.
    """
    kinds = ContentType.objects.select_for_update(no_key=True)
    kinds.get(app_label="assessments", model="h5plibrary")


def install(offered: Offer, *, by: Any) -> H5PLibrary | None:
    """Install the library whose files are written; None where a newer patch came in meanwhile."""
    manifest, version = offered.library.manifest, offered.library.manifest.version
    said = {**offered.fields, "installed_at": timezone.now(), "installed_by": by}
    row, is_new = H5PLibrary.objects.get_or_create(
        machine_name=version.machine_name,
        major=version.major,
        minor=version.minor,
        defaults=said,
    )
    if not is_new:
        if not is_newer_patch(manifest.patch, row.patch):
            return None
        folders.leave(row.folder)
        for name, value in said.items():
            setattr(row, name, value)
        row.save()
    folders.take(offered.folder)
    _write_needs(row, manifest.needs)
    log(row, "wagtail.create" if is_new else "wagtail.edit", user=by, data={"patch": row.patch})
    return row


def _write_needs(row: H5PLibrary, needs: Needs) -> None:
    row.dependencies.all().delete()
    H5PLibraryDependency.objects.bulk_create(
        H5PLibraryDependency(
            library=row,
            kind=DependencyKind(kind),
            place=place,
            machine_name=needed.machine_name,
            major=needed.major,
            minor=needed.minor,
        )
        for kind, some in needs._asdict().items()
        for place, needed in enumerate(some)
    )
