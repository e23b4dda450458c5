"""However many import H5P packages at once, each library is there once, in its greatest patch."""

from pathlib import Path
from typing import Any

import pytest

from assessments.models import H5PContent, H5PContentRevision, H5PLibrary, H5PUnusedFolder
from tests.assessments.h5p.packages import ECHO, Dependency, depends
from tests.assessments.h5p.store.storing import files, patch, saying, take
from tests.cluster.conftest import run_at_once

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]
BASE = Dependency("H5P.Base", 1, 4)


@pytest.fixture(autouse=True)
def own_store(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


def test_imports_at_the_same_time_neither_fail_nor_undo_each_other() -> None:
    numbers, failed = [2, 5, 3, 4, 2, 5, 1, 3], list[Exception]()
    waiting = list(enumerate(numbers))

    def work() -> None:
        place, number = waiting.pop()
        newer = patch(number, preloadedDependencies=depends(BASE))
        try:
            take(saying(f"{place}"), newer, patch(number, BASE))
        except Exception as error:
            failed.append(error)

    run_at_once(work, len(numbers))
    assert failed == []
    assert {str(row) for row in H5PLibrary.objects.all()} == {f"{BASE}.5", f"{ECHO}.5"}
    for row in H5PLibrary.objects.all():
        assert len(files(row.folder)) == len(row.files)
    assert H5PContent.objects.count() == len(numbers)
    for revision in H5PContentRevision.objects.all():
        loaded = revision.libraries.order_by("uses__place")
        assert [one.machine_name for one in loaded] == [BASE.machine_name, ECHO.machine_name]
    # All others are noted, so that they go with what is due.
    led_to = {row.folder for row in H5PLibrary.objects.all()}
    noted = {left.folder for left in H5PUnusedFolder.objects.all()}
    stored = {"/".join(name.split("/")[:4]) for name in files("h5p/libs")}
    assert stored == led_to | noted
