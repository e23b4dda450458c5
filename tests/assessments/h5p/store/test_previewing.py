"""What an import would do is told without doing any of it."""

from collections.abc import Mapping
from io import BytesIO

import pytest

from assessments.h5p.formats import Dependency
from assessments.h5p.services import Preview, preview
from assessments.models import H5PContent
from tests.assessments.h5p.packages import ECHO, depends, echo, packed
from tests.assessments.h5p.store.storing import files, patch, rows, saying, take

pytestmark = pytest.mark.django_db


def look(*parts: Mapping[str, bytes], may_install: bool = True) -> Preview:
    return preview(BytesIO(packed(*parts)), may_install=may_install)


def test_a_preview_shows_which_files_of_a_library_change_and_writes_nothing() -> None:
    take(echo())
    before, stored = rows(), files()
    found = look(saying("Екі"), patch(3), {"H5P.QalqanEcho-1.0/more.js": b"1"})
    [library] = found.libraries
    assert (library.fate, library.old, library.new) == ("patched", 2, 3)
    assert {file.path: (bool(file.old), bool(file.new)) for file in library.files} == {
        "library.json": (True, True),
        "more.js": (False, True),
        "scripts/main.js": (True, True),
    }
    assert (found.title, found.main_library, found.files) == ("Эхо", "H5P.QalqanEcho 1.0", 1)
    assert (found.missing, found.is_unchanged) == ((), False)
    assert (rows(), files()) == (before, stored)


def test_a_file_that_a_newer_patch_no_longer_has_is_told() -> None:
    take(echo())
    # A part of no bytes is left out.
    [library] = look(echo(), patch(3), {"H5P.QalqanEcho-1.0/icon.svg": b""}).libraries
    gone = next(file for file in library.files if file.path == "icon.svg")
    assert (len(gone.old), gone.new) == (64, "")


def test_libraries_are_new_kept_or_left_out() -> None:
    assert [one.fate for one in look(echo()).libraries] == ["new"]
    [ignored] = look(echo(), may_install=False).libraries
    assert (ignored.fate, ignored.files) == ("ignored", ())
    take(echo())
    assert [one.fate for one in look(echo(), patch(1)).libraries] == ["kept"]


def test_what_is_missing_is_told_and_not_raised() -> None:
    base = Dependency("H5P.Base", 1, 4)
    found = look(echo(preloadedDependencies=depends(ECHO, base)), may_install=False)
    assert found.missing == (str(ECHO), str(base))


def test_content_that_is_here_in_the_same_state_is_told() -> None:
    take(echo())
    assert look(echo()).is_unchanged
    other = H5PContent.objects.create(title="Басқа", language="kk")
    assert not preview(BytesIO(packed(echo())), may_install=True, content=other).is_unchanged
