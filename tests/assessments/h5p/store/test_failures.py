"""A package that is refused, or an import that fails anywhere, leaves no row and no file."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.utils import timezone

from assessments.h5p.formats import PackageError
from assessments.h5p.services import folders, import_package, importing, libraries
from assessments.models import H5PUnusedFolder
from tests.assessments.h5p.hostile import HOSTILE
from tests.assessments.h5p.packages import echo
from tests.assessments.h5p.store.storing import files, patch, rows, saying, take

pytestmark = pytest.mark.django_db


class BrokenError(Exception):
    """What nobody expects."""


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_hostile_packages_leave_nothing() -> None:
    before = rows()
    for name, hostile in HOSTILE.items():
        with pytest.raises(PackageError) as refused:
            import_package(BytesIO(hostile.make()), by=None, may_install=True)
        assert refused.value.code == hostile.code, name
    assert (rows(), files()) == (before, {})


@pytest.mark.parametrize("number", range(1, 9))
def test_an_import_that_ends_with_any_of_its_files_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Seven are of the library, one is of the content."""
    take(echo())
    before, stored = rows(), files()
    write, written = folders._write, list[Any]()

    def fail(*args: Any) -> None:
        write(*args)
        written.append(args)
        if len(written) == number:
            raise BrokenError

    monkeypatch.setattr(folders, "_write", fail)
    with pytest.raises(BrokenError):
        take(saying("Екі"), patch(3))
    assert (rows(), files()) == (before, stored)


@pytest.mark.parametrize("step", ["install", "derive_anew", "apply", "make_current"])
def test_an_import_that_the_database_ends_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    take(echo())
    before, stored = rows(), files()
    home = libraries if step == "install" else importing
    done = getattr(home, step)

    def fail(*args: Any, **options: Any) -> None:
        done(*args, **options)
        raise BrokenError

    monkeypatch.setattr(home, step, fail)
    with pytest.raises(BrokenError):
        take(saying("Екі"), patch(3))
    assert (rows(), files()) == (before, stored)


def test_what_a_killed_import_leaves_goes_with_what_is_due(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    take(echo())
    before, stored = rows(), files()

    def fail(*args: Any) -> None:
        raise BrokenError

    with monkeypatch.context() as killed:
        killed.setattr(importing, "apply", fail)
        # A process that is no more removes nothing.
        killed.setattr(folders, "remove", lambda _folder: None)
        with pytest.raises(BrokenError):
            take(saying("Екі"), patch(3))
    assert len(files()) > len(stored)
    assert folders.remove_unused() == 0
    H5PUnusedFolder.objects.update(since=timezone.now() - timedelta(hours=25))
    assert folders.remove_unused() == 2
    assert (rows(), files()) == (before, stored)
