"""Content comes in once, in revisions that no later one changes."""

from decimal import Decimal
from typing import Any

import pytest

from assessments.h5p.enums import Refusal, Remark
from assessments.h5p.formats import Dependency, Note, PackageError
from assessments.h5p.services import roll_back
from assessments.models import H5PContent, H5PContentRevision
from qalqan.accounts.models import User
from tests.assessments.h5p.packages import (
    ECHO,
    PNG,
    QUESTIONS,
    depends,
    dumped,
    echo,
    library,
    manifest,
    question,
)
from tests.assessments.h5p.store.storing import alone, files, rows, saying, take

pytestmark = pytest.mark.django_db
SET = Dependency("H5P.QuestionSet", 1, 20)
HELD = ["H5P.MultiChoice 1.16", "H5P.TrueFalse 1.8"]


def question_set(*names: str, **more: Any) -> dict[str, bytes]:
    """A set whose h5p.json lists the set's library alone, as some authoring tools do."""
    semantics = [
        {"name": "questions", "type": "list", "field": {"type": "library", "options": HELD}},
        {"name": "poolSize", "type": "number"},
    ]
    held = [
        {"library": f"{name} {major}.{minor}", "params": params}
        for name in names
        for (major, minor), _fields, params in [QUESTIONS[name]]
    ]
    return {
        "h5p.json": dumped(manifest(SET)),
        "content/content.json": dumped({"questions": held, **more}),
        **library(SET, semantics),
    }


def test_content_comes_in_with_its_files_and_what_is_loaded_for_it() -> None:
    base = Dependency("H5P.Base", 1, 4)
    done = take(echo(), library(preloadedDependencies=depends(base)), library(base))
    assert (done.content.title, done.content.language) == ("Эхо", "und")
    assert done.content.current == done.revision
    assert (done.revision.number, done.is_new) == (1, True)
    assert files(done.revision.folder) == {f"{done.revision.folder}/images/shield.png": PNG}
    assert [str(one) for one in done.revision.libraries.order_by("uses__place")] == [
        "H5P.Base 1.4.2",
        "H5P.QalqanEcho 1.0.2",
    ]
    assert str(done.revision.main_library) == "H5P.QalqanEcho 1.0.2"


def test_what_the_fields_of_the_library_do_not_allow_is_kept_but_not_shown() -> None:
    said = {"text": "<script>1</script>", "more": 1}
    revision = take(echo(), {"content/content.json": dumped(said)}).revision
    assert revision.params == said
    assert revision.filtered == {"text": "&lt;script&gt;1&lt;/script&gt;"}


def test_the_same_package_again_changes_nothing() -> None:
    first = take(echo())
    before, stored = rows(), files()
    again = take(echo())
    assert (again.content, again.is_new, again.installed) == (first.content, False, ())
    into = take(echo(), content=first.content)
    assert (into.revision, into.is_new) == (first.revision, False)
    assert (rows(), files()) == (before, stored)


def test_a_new_revision_leaves_the_one_before_as_it_was(manager: User) -> None:
    first = take(saying("Бір"))
    stored = files(first.revision.folder)
    second = take(saying("Екі"), content=first.content)
    assert (second.content, second.revision.number) == (first.content, 2)
    first.revision.refresh_from_db()
    assert first.revision.filtered == {"text": "Бір"}
    assert files(first.revision.folder) == stored
    first.content.refresh_from_db()
    assert first.content.current == second.revision


def test_an_earlier_revision_is_played_again(manager: User) -> None:
    first = take(saying("Бір"))
    take(saying("Екі"), content=first.content)
    roll_back(first.content, 1, by=manager)
    first.content.refresh_from_db()
    assert first.content.current == first.revision
    # What is played now is what a package is compared with.
    assert take(saying("Екі"), content=first.content).revision.number == 3
    with pytest.raises(H5PContentRevision.DoesNotExist):
        roll_back(first.content, 4, by=manager)


@pytest.mark.parametrize("may_install", [True, False])
def test_all_libraries_that_are_missing_are_named(may_install: bool) -> None:
    base, other = Dependency("H5P.Base", 1, 4), Dependency("H5P.Other", 2, 0)
    parts = {**echo(preloadedDependencies=depends(ECHO, base, other)), **library()}
    with pytest.raises(PackageError) as refused:
        take(parts, may_install=may_install)
    assert refused.value.code == Refusal.MISSING_LIBRARY
    missing = {"H5P.Base 1.4", "H5P.Other 2.0"} | (set() if may_install else {str(ECHO)})
    assert set(refused.value.where.split(", ")) == missing
    assert not H5PContent.objects.exists()
    assert files() == {}


def test_what_only_the_editor_lacks_is_a_warning() -> None:
    editor = Dependency("H5PEditor.Echo", 1, 0)
    done = take(echo(), library(editorDependencies=depends(editor)))
    assert done.notes == (Note(Remark.MISSING_EDITOR_LIBRARY, str(editor)),)


def test_content_without_libraries_is_played_with_the_installed_ones() -> None:
    take(echo())
    done = take(alone(saying("Екі")), may_install=False)
    assert done.notes == (Note(Remark.NO_LIBRARIES),)
    assert [str(one) for one in done.revision.libraries.all()] == ["H5P.QalqanEcho 1.0.2"]


def test_libraries_that_the_content_alone_names_are_loaded_too() -> None:
    parts = question_set("H5P.MultiChoice", "H5P.TrueFalse")
    with pytest.raises(PackageError, match=", ".join(HELD)):
        take(parts)
    take(question("H5P.TrueFalse"))
    done = take(parts, question("H5P.MultiChoice"), parts)
    loaded = [one.machine_name for one in done.revision.libraries.order_by("uses__place")]
    assert loaded == ["H5P.QuestionSet", "H5P.MultiChoice", "H5P.TrueFalse"]
    assert [held["library"] for held in done.revision.filtered["questions"]] == HELD


@pytest.mark.parametrize(
    ("parts", "most"),
    [
        (question("H5P.MultiChoice"), 1),
        (question("H5P.Blanks"), 1),
        (question_set("H5P.MultiChoice", "H5P.TrueFalse"), 2),
        (question_set("H5P.MultiChoice", "H5P.TrueFalse", poolSize=1), None),
        (echo(), None),
    ],
)
def test_the_most_points_are_known_where_the_server_can_score(
    parts: dict[str, bytes], most: int | None
) -> None:
    libraries = [question("H5P.MultiChoice"), question("H5P.TrueFalse")]
    found = take(*libraries, parts).revision.maximum
    assert found == (None if most is None else Decimal(most))
