"""H5P is told everything beforehand: it looks for no library.json and no address by itself."""

import json
from typing import Any

import pytest
from django.utils import translation

from assessments.h5p.formats import Dependency
from assessments.h5p.services.integration import player
from tests.assessments.h5p.packages import ECHO, FOLDER, depends, dumped, echo, library, manifest
from tests.assessments.h5p.store.storing import take

pytestmark = pytest.mark.django_db
ORIGIN = "https://content.example"
BASE = Dependency("H5P.Base", 2, 3)


def names(addresses: tuple[str, ...]) -> list[str]:
    """The library and the file of each address."""
    return [f"{one.split('/')[5]}/{one.rpartition('/')[2]}" for one in addresses]


def test_the_content_stands_under_its_address_with_what_may_be_shown(revision: Any) -> None:
    told = player(revision, origin=ORIGIN)
    content = told.integration["contents"][f"cid-{revision.content.uuid}"]
    assert content["library"] == "H5P.QalqanEcho 1.0"
    assert json.loads(content["jsonContent"]) == revision.filtered
    assert content["contentUrl"].startswith(f"{ORIGIN}/h5p/")
    assert content["metadata"]["title"] == "Эхо"
    assert "preloadedDependencies" not in content["metadata"]


def test_scripts_and_styles_are_loaded_after_those_that_they_need(media: Any) -> None:
    needy = library(preloadedDependencies=depends(BASE))
    told = player(take(echo(), library(BASE), needy).revision, origin=ORIGIN)
    assert names(told.scripts) == ["H5P.Base-2.3/main.js", f"{FOLDER}/main.js"]
    assert names(told.styles) == ["H5P.Base-2.3/main.css", f"{FOLDER}/main.css"]


def test_a_library_takes_the_place_of_anothers_styles(media: Any) -> None:
    dropped = [{"machineName": "H5P.Base"}]
    dropping = library(preloadedDependencies=depends(BASE), dropLibraryCss=dropped)
    told = player(take(echo(), library(BASE), dropping).revision, origin=ORIGIN)
    assert names(told.styles) == [f"{FOLDER}/main.css"]
    assert len(told.scripts) == 2


def test_a_library_is_found_by_its_name_where_it_lies(revision: Any) -> None:
    told = player(revision, origin=ORIGIN)
    folder = told.integration["libraryDirectories"][ECHO.folder]
    assert told.scripts[0] == f"{told.integration['urlLibraries']}/{folder}/scripts/main.js"


def test_names_with_spaces_make_addresses(media: Any) -> None:
    spaced = {
        "h5p.json": dumped(manifest()),
        **library(preloadedJs=[{"path": "my scripts/a b.js"}]),
        f"{FOLDER}/my scripts/a b.js": b"1",
    }
    [address] = player(take(echo(), spaced).revision, origin=ORIGIN).scripts
    assert address.endswith("/my%20scripts/a%20b.js")


def test_words_of_h5p_are_in_the_language_of_the_page(revision: Any) -> None:
    with translation.override("en"):
        words = player(revision, origin=ORIGIN).integration["l10n"]["H5P"]
    assert words["cancelLabel"] == "Cancel"
