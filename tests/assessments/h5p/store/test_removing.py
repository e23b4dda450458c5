"""What nothing uses goes out of the store whole; what anything uses stays, and says by what."""

import json
import uuid
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry, ReferenceIndex

from assessments.h5p.formats import Dependency
from assessments.h5p.services import folders, removing
from assessments.h5p.services.errors import InUseError
from assessments.models import (
    H5PContent,
    H5PContentRevision,
    H5PLibrary,
    H5PUnusedFolder,
)
from assessments.services import Sitting, packages
from qalqan.accounts.models import User
from tests.assessments.h5p.packages import ECHO, depends, echo, library
from tests.assessments.h5p.records.conftest import answered
from tests.assessments.h5p.store.storing import alone, files, rows, saying, shown_in, take

pytestmark = pytest.mark.django_db
BASE, EDITOR = Dependency("H5P.Base", 1, 4), Dependency("H5PEditor.Echo", 1, 0)


@pytest.fixture
def author(person: Callable[[str], User]) -> User:
    return person("author")


def row(version: Dependency = ECHO) -> H5PLibrary:
    return H5PLibrary.objects.get(machine_name=version.machine_name)


def test_content_goes_with_its_revisions_and_then_its_files(author: User) -> None:
    other = take(saying("Үш"))
    before, stored = H5PLibrary.objects.count(), files()
    content = take(saying("Бір")).content
    take(saying("Екі"), content=content)
    found = removing.content_removal(content)
    assert (found.revisions, found.stored.files, found.is_in_use) == (2, 2, False)
    removing.remove_content(content, by=author)
    assert [*H5PContent.objects.all()] == [other.content]
    assert [*H5PContentRevision.objects.all()] == [other.revision]
    assert H5PLibrary.objects.count() == before
    H5PUnusedFolder.objects.update(since=timezone.now() - timedelta(hours=25))
    assert folders.remove_unused() == 2
    assert files() == stored
    entry = ModelLogEntry.objects.get(action="wagtail.delete")
    assert (entry.user, entry.label, entry.deleted) == (author, "Эхо", True)


def test_content_that_a_page_shows_stays_and_names_the_page(author: User) -> None:
    content = take(echo()).content
    lesson = shown_in(content)
    before = rows()
    assert removing.content_removal(content).places == [lesson]
    with pytest.raises(InUseError) as refused:
        removing.remove_content(content, by=author)
    assert refused.value.code == "in_use"
    assert rows() == before


def test_content_on_which_results_rest_stays(author: User) -> None:
    done = take(echo())
    sitting = Sitting(author, uuid.uuid4(), "kk", Decimal(0))
    packages.player().take(done.revision.pk, json.dumps(answered()).encode(), sitting)
    before = rows()
    assert [*removing.content_removal(done.content).records.values()] == [1]
    with pytest.raises(InUseError) as refused:
        removing.remove_content(done.content, by=author)
    assert refused.value.code == "has_records"
    assert rows() == before


def test_its_own_revisions_are_no_use_of_content() -> None:
    content = take(saying("Бір")).content
    take(saying("Екі"), content=content)
    ReferenceIndex.create_or_update_for_object(content.revisions.get(number=1))
    assert not removing.content_removal(content).is_in_use


def test_a_library_that_content_is_played_with_stays_and_names_the_content(author: User) -> None:
    content = take(echo(), library(BASE)).content
    before = rows()
    assert removing.library_removal(row()).contents == [content]
    with pytest.raises(InUseError) as refused:
        removing.remove_library(row(), by=author)
    assert refused.value.code == "in_use"
    assert rows() == before


def test_a_library_that_an_earlier_revision_is_played_with_stays() -> None:
    other = Dependency(ECHO.machine_name, 1, 1)
    content = take(saying("Бір")).content
    moved = alone(echo(preloadedDependencies=depends(other)))
    take(moved, library(other), content=content)
    first = H5PLibrary.objects.get(minor=0)
    assert removing.library_removal(first).contents == [content]


def test_a_library_that_others_need_goes_after_them(author: User) -> None:
    take(echo(), library(BASE, preloadedDependencies=depends(EDITOR)), library(EDITOR))
    assert removing.library_removal(row(EDITOR)).libraries == [row(BASE)]
    with pytest.raises(InUseError):
        removing.remove_library(row(EDITOR), by=author)
    removing.remove_library(row(BASE), by=author)
    removing.remove_library(row(EDITOR), by=author)
    assert [str(one) for one in H5PLibrary.objects.all()] == [f"{ECHO}.2"]


def test_a_library_that_only_the_editor_needs_can_go(author: User) -> None:
    take(echo(), library(editorDependencies=depends(EDITOR)), library(EDITOR))
    found = removing.library_removal(row(EDITOR))
    assert (found.editing, found.is_in_use) == ([row()], False)
    folder = row(EDITOR).folder
    removing.remove_library(row(EDITOR), by=author)
    assert H5PUnusedFolder.objects.filter(folder=folder).exists()


def test_a_library_that_went_comes_back_with_a_package(author: User) -> None:
    take(echo(), library(BASE))
    removing.remove_library(row(BASE), by=author)
    take(saying("Екі"), library(BASE))
    assert files(row(BASE).folder)
