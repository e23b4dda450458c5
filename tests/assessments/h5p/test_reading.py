"""What a package holds, and what real packages do that is no reason to refuse them."""

import hashlib
import tracemalloc
import zipfile
from io import BytesIO

import pytest

from assessments.h5p.enums import Refusal, Remark
from assessments.h5p.formats import Dependency, Note, Package, PackageError, read_package
from tests.assessments.h5p.packages import (
    ECHO,
    FOLDER,
    PNG,
    QUESTIONS,
    SCRIPT,
    depends,
    dumped,
    echo,
    library,
    packed,
    question,
    zipped,
)

EDITOR = Dependency("H5PEditor.QalqanEcho", 1, 0)
PICTURE = "content/images/shield.png"


def read(*parts: dict[str, bytes]) -> Package:
    return read_package(BytesIO(packed(*parts)))


def test_a_package_says_what_it_holds() -> None:
    package = read(echo(license="CC BY-SA", authors=[{"name": "Әлия", "role": "Author"}], w=800))
    assert (package.manifest.title, package.manifest.main) == ("Эхо", ECHO)
    assert package.manifest.credits == {
        "license": "CC BY-SA",
        "authors": [{"name": "Әлия", "role": "Author"}],
    }
    assert package.content == {"text": "Қалқан"}
    assert {path: part.size for path, part in package.files.items()} == {
        "images/shield.png": len(PNG)
    }
    assert package.notes == ()


def test_a_library_says_what_it_is_and_needs() -> None:
    (found,) = read(echo()).libraries
    assert (found.manifest.version, found.manifest.patch, found.manifest.runnable) == (
        ECHO,
        2,
        True,
    )
    assert found.manifest.core_api == (1, 28)
    assert (found.manifest.scripts, found.manifest.styles) == (("scripts/main.js",), ("main.css",))
    assert found.languages == ("pt-br", "ru")
    assert "icon.svg" in found.files


@pytest.mark.parametrize("name", QUESTIONS)
def test_packages_of_questions_are_taken(name: str) -> None:
    package = read(question(name))
    assert package.content == QUESTIONS[name][2]
    assert package.data(package.libraries[0].files["semantics.json"]) == QUESTIONS[name][1]


def test_a_file_comes_out_with_its_digest() -> None:
    package = read(echo())
    script = package.libraries[0].files["scripts/main.js"]
    assert b"".join(package.chunks(script)) == SCRIPT
    assert package.sha256(script) == hashlib.sha256(SCRIPT).hexdigest()


def test_a_film_is_never_held_in_memory() -> None:
    film = b"\x1a\x45\xdf\xa3" + bytes(30_000_000)
    stream = BytesIO(zipped(*echo().items(), ("content/a.webm", film), packing=zipfile.ZIP_STORED))
    digest = hashlib.sha256(film).hexdigest()
    tracemalloc.start()
    package = read_package(stream)
    found = package.sha256(package.files["a.webm"])
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == digest
    assert most < 3_000_000


def test_what_tools_leave_behind_is_passed_over() -> None:
    left = {
        "__MACOSX/._h5p.json": b"\0",
        ".DS_Store": b"\0",
        f"{FOLDER}/.eslintrc.js": b"{}",
        "content/_drafts/a.exe": b"MZ",
    }
    package = read(echo(), left)
    assert "_drafts/a.exe" not in package.files
    assert ".eslintrc.js" not in package.libraries[0].files


def test_folders_may_be_listed() -> None:
    raw = packed(echo(), entries=[("content/", b""), ("content/images/", b""), ("empty/", b"")])
    assert read_package(BytesIO(raw)).files.keys() == {"images/shield.png"}


def test_a_file_beside_the_folders_is_left_out_and_named() -> None:
    assert read(echo(), {"README.md": b"#"}).notes == (Note(Remark.LEFT_OUT, "README.md"),)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_bytes_may_be_there_twice() -> None:
    package = read_package(BytesIO(packed(echo(), entries=[(PICTURE, PNG)])))
    assert b"".join(package.chunks(package.files["images/shield.png"])) == PNG


def test_content_may_come_without_its_libraries() -> None:
    parts = {name: raw for name, raw in echo().items() if not name.startswith(FOLDER)}
    package = read(parts)
    assert package.libraries == ()
    assert package.notes == (Note(Remark.NO_LIBRARIES),)


def test_a_library_of_the_editor_among_those_to_play_is_a_remark() -> None:
    package = read(echo(preloadedDependencies=depends(ECHO, EDITOR)))
    assert package.notes == (Note(Remark.EDITOR_LIBRARY, "H5PEditor.QalqanEcho 1.0"),)


def test_a_library_may_stand_in_a_folder_without_its_version() -> None:
    parts = {name.replace(FOLDER, ECHO.machine_name): raw for name, raw in echo().items()}
    assert read(parts).libraries[0].manifest.version == ECHO


def test_a_library_may_say_little() -> None:
    bare = library(coreApi=None, preloadedJs=[], preloadedCss=None, runnable="0")
    (found,) = read(echo(), bare).libraries
    assert (found.manifest.core_api, found.manifest.runnable) == ((1, 0), False)


def test_paths_of_scripts_may_be_written_otherwise() -> None:
    paths = [{"path": "scripts\\main.js"}, {"path": "./scripts/main.js"}]
    (found,) = read(echo(), library(preloadedJs=paths)).libraries
    assert found.manifest.scripts == ("scripts/main.js", "scripts/main.js")


def test_a_picture_may_be_of_another_kind_than_its_ending() -> None:
    assert "a.png" in read(echo(), {"content/a.png": b"\xff\xd8\xff\xe0"}).files


def test_a_pseudo_library_in_the_content_is_left_to_the_content() -> None:
    params = {"zones": [{"library": "H5P.DragQuestionDropzone 0.1", "params": {}}]}
    assert read(echo(), {"content/content.json": dumped(params)}).content == params


def test_a_refusal_says_where_in_words() -> None:
    with pytest.raises(PackageError) as refused:
        read(echo(), {"content/a.svg": b"<svg/>"})
    assert str(refused.value) == f"content/a.svg: {Refusal.PROGRAM.label}"
