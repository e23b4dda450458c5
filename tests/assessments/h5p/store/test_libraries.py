"""Libraries come in side by side, and a greater patch takes the place of a smaller one."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from assessments.h5p.formats import Dependency
from assessments.h5p.services import folders
from assessments.models import H5PContent, H5PLibrary, H5PUnusedFolder
from qalqan.common.services import due
from tests.assessments.h5p.packages import ECHO, ECHO_SEMANTICS, depends, echo, library
from tests.assessments.h5p.store.storing import files, patch, rows, saying, take

pytestmark = pytest.mark.django_db


def test_a_library_is_kept_with_its_files_and_what_it_needs() -> None:
    base = Dependency("H5P.Base", 1, 4)
    take(echo(), library(dynamicDependencies=depends(base)), library(base))
    row = H5PLibrary.objects.get(machine_name=ECHO.machine_name)
    assert set(files(row.folder)) == {f"{row.folder}/{path}" for path in row.files}
    assert row.folder.startswith("h5p/libs/H5P.QalqanEcho-1.0/2-")
    assert (row.metadata["patchVersion"], row.semantics) == (2, ECHO_SEMANTICS)
    assert [str(needed) for needed in row.dependencies.filter(kind="dynamic")] == [str(base)]


def test_a_newer_patch_takes_the_place_of_the_older_one_for_all_content() -> None:
    first = take(echo())
    old = H5PLibrary.objects.get()
    base = Dependency("H5P.Base", 1, 4)
    newer = patch(3, preloadedDependencies=depends(base))
    take(saying("Екі"), library(base), newer)
    row = H5PLibrary.objects.get(machine_name=ECHO.machine_name)
    assert (row.pk, row.patch) == (old.pk, 3)
    assert files(row.folder)[f"{row.folder}/scripts/main.js"] == b"// 3"
    loaded = first.revision.libraries.order_by("uses__place")
    assert [str(one) for one in loaded] == ["H5P.Base 1.4.2", "H5P.QalqanEcho 1.0.3"]


def test_content_is_filtered_anew_by_the_fields_of_a_newer_patch() -> None:
    revision = take(saying("Бір")).revision
    fields = [{"name": "other", "type": "text"}]
    take(saying("Екі"), library(semantics=fields, patchVersion=3))
    revision.refresh_from_db()
    assert (revision.params, revision.filtered) == ({"text": "Бір"}, {})


@pytest.mark.parametrize("number", [1, 2])
def test_an_older_patch_or_the_same_is_left_out(number: int) -> None:
    take(echo())
    row = H5PLibrary.objects.get()
    done = take(saying("Екі"), patch(number))
    assert done.installed == ()
    row.refresh_from_db()
    assert row.patch == 2
    assert "h5p/libs" not in "".join(files()).replace(row.folder, "")


def test_without_permission_the_libraries_of_a_package_are_left_out() -> None:
    take(echo())
    done = take(saying("Екі"), patch(3), may_install=False)
    assert (done.installed, done.revision.main_library.patch) == ((), 2)


def test_another_minor_version_is_another_library() -> None:
    take(echo())
    take(saying("Екі"), library(Dependency(ECHO.machine_name, 1, 1)))
    assert [str(row) for row in H5PLibrary.objects.all()] == [
        "H5P.QalqanEcho 1.0.2",
        "H5P.QalqanEcho 1.1.2",
    ]


def test_a_replaced_patch_can_still_be_loaded_for_a_day_and_then_goes() -> None:
    take(echo())
    old = H5PLibrary.objects.get().folder
    take(saying("Екі"), patch(3))
    assert due.chores["unused_h5p_folders"]() == 0
    assert files(old)
    H5PUnusedFolder.objects.update(since=timezone.now() - timedelta(hours=25))
    assert due.chores["unused_h5p_folders"]() == 1
    assert files(old) == {}
    assert files(H5PLibrary.objects.get().folder)
    assert not H5PUnusedFolder.objects.exists()


def test_a_newer_patch_that_comes_in_meanwhile_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another import ends while the files of this one are written."""
    take(echo())
    write, others = folders._write, [lambda: take(saying("Үш"), patch(4))]

    def interrupted(*args: Any) -> None:
        write(*args)
        while others:
            others.pop()()

    monkeypatch.setattr(folders, "_write", interrupted)
    done = take(saying("Екі"), patch(3))
    assert (done.installed, done.revision.main_library.patch) == ((), 4)
    # Its files are left behind, and go with what is due.
    [left] = H5PUnusedFolder.objects.filter(folder__contains="/3-")
    folders.remove(left.folder)
    assert files(left.folder) == {}


def test_two_imports_of_one_package_at_the_same_time_make_one_of_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write, others = folders._write, [lambda: take(echo())]

    def interrupted(*args: Any) -> None:
        write(*args)
        while others:
            others.pop()()

    monkeypatch.setattr(folders, "_write", interrupted)
    done = take(echo())
    assert (H5PLibrary.objects.count(), H5PContent.objects.count()) == (1, 1)
    assert files(H5PLibrary.objects.get().folder)
    assert done.revision.main_library == H5PLibrary.objects.get()


def test_an_import_that_changes_nothing_leaves_nothing_to_remove() -> None:
    take(echo())
    before = rows()
    take(echo(), patch(1))
    assert rows() == before
    assert not H5PUnusedFolder.objects.exists()
