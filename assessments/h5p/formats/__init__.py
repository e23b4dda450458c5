"""Packages of H5P, as far as no database is needed."""

from assessments.h5p.formats.closure import Closure, Installed, closure, is_newer_patch
from assessments.h5p.formats.dependencies import Dependency, Needs
from assessments.h5p.formats.errors import PackageError
from assessments.h5p.formats.libraries import Library, LibraryManifest
from assessments.h5p.formats.manifest import PackageManifest
from assessments.h5p.formats.parts import MOST_BYTES, Part
from assessments.h5p.formats.reading import Note, Package, read_package
from assessments.h5p.formats.writing import write_package

__all__ = [
    "MOST_BYTES",
    "Closure",
    "Dependency",
    "Installed",
    "Library",
    "LibraryManifest",
    "Needs",
    "Note",
    "Package",
    "PackageError",
    "PackageManifest",
    "Part",
    "closure",
    "is_newer_patch",
    "read_package",
    "write_package",
]
