"""The libraries to choose from: those that are installed, and those that a package would bring."""

import re
from collections import defaultdict
from dataclasses import astuple
from typing import Any

from assessments.h5p.formats import Dependency, Installed, Library, Needs, Package, is_newer_patch
from assessments.h5p.formats.libraries import SEMANTICS
from assessments.models import H5PLibrary, H5PLibraryDependency
from assessments.models.packages import VERSION

# As content names a library: "H5P.Name 1.2".
NAME = re.compile(r"([\w\-.]{1,255}) ([0-9]{1,5})\.([0-9]{1,5})", re.ASCII)


def version_of(row: Any) -> Dependency:
    """The version of a library, or that which a dependency names."""
    return Dependency(row.machine_name, row.major, row.minor)


def version_named(name: str) -> Dependency | None:
    found = NAME.fullmatch(name)
    return Dependency(found[1], int(found[2]), int(found[3])) if found else None


def installed() -> dict[Dependency, Installed]:
    """The patch of each installed library, and what it needs."""
    needs: dict[int, dict[str, list[Dependency]]] = defaultdict(lambda: defaultdict(list))
    for one in H5PLibraryDependency.objects.all():
        needs[one.library_id][one.kind].append(version_of(one))
    return {
        version_of(row): Installed(row.patch, _needs(needs[row.pk]))
        for row in H5PLibrary.objects.only(*VERSION, "patch")
    }


def _needs(by_kind: dict[str, list[Dependency]]) -> Needs:
    return Needs(*(tuple(by_kind[kind]) for kind in Needs._fields))


class Shelf:
    """Installed libraries, with those of the package that would take their place or be new.

    `offered` are these.
    """

    def __init__(self, package: Package | None = None, *, may_install: bool = False) -> None:
        self.installed = installed()
        self.offered: dict[Dependency, Library] = {}
        self._package = package
        self._semantics: dict[Dependency, Any] = {}
        if package and may_install:
            for library in package.libraries:
                if is_newer_patch(library.manifest.patch, self.patch(library.manifest.version)):
                    self.offered[library.manifest.version] = library

    def patch(self, version: Dependency) -> int | None:
        """The patch that is installed; None where none is."""
        here = self.installed.get(version)
        return here and here.patch

    def row(self, version: Dependency) -> H5PLibrary:
        return H5PLibrary.objects.named(*astuple(version)).get()

    def semantics(self, name: str) -> Any:
        """The fields of the library of that name ("H5P.Name 1.2"); None where there is none."""
        version = version_named(name)
        if version is None or not (version in self.offered or version in self.installed):
            return None
        if version not in self._semantics:
            self._semantics[version] = self._read(version)
        return self._semantics[version]

    def _read(self, version: Dependency) -> Any:
        if self._package and version in self.offered:
            file = self.offered[version].files.get(SEMANTICS)
            return self._package.data(file) if file else []
        named = H5PLibrary.objects.named(*astuple(version))
        return named.values_list("semantics", flat=True).get()
