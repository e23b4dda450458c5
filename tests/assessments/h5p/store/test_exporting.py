"""What goes out comes back the same, here and on another site."""

import zipfile
from io import BytesIO

import pytest

from assessments.h5p.formats import Dependency
from assessments.h5p.services import export_content, import_package
from assessments.models import H5PContent, H5PContentRevision, H5PLibrary
from tests.assessments.h5p.packages import ECHO, depends, echo, library, question
from tests.assessments.h5p.store.storing import alone, patch, saying, take

pytestmark = pytest.mark.django_db
BASE, EDITOR = Dependency("H5P.Base", 1, 4), Dependency("H5PEditor.Echo", 1, 0)


def exported(content: H5PContent) -> BytesIO:
    output = BytesIO()
    export_content(content, output)
    return output


def folders(output: BytesIO) -> set[str]:
    return {name.split("/")[0] for name in zipfile.ZipFile(output).namelist()}


def test_a_package_comes_back_the_same_on_a_site_that_has_nothing() -> None:
    done = take(
        echo(license="CC BY", authors=[{"name": "Әлия", "role": "Author"}]),
        library(preloadedDependencies=depends(BASE), editorDependencies=depends(EDITOR)),
        library(BASE),
        library(EDITOR),
    )
    output = exported(done.content)
    assert folders(output) == {"h5p.json", "content", ECHO.folder, BASE.folder, EDITOR.folder}
    before = {str(row): row.files for row in H5PLibrary.objects.all()}
    H5PContent.objects.update(current=None)
    for model in (H5PContentRevision, H5PContent, H5PLibrary):
        model.objects.all().delete()
    again = import_package(output, by=None, may_install=True)
    assert again.revision.sha256 == done.revision.sha256
    assert {str(row): row.files for row in H5PLibrary.objects.all()} == before


def test_it_changes_nothing_where_it_came_from() -> None:
    done = take(question("H5P.Blanks"))
    again = import_package(exported(done.content), by=None, may_install=True)
    assert (again.content, again.is_new, again.installed) == (done.content, False, ())


def test_it_brings_the_libraries_that_it_is_played_with_and_no_others() -> None:
    take(echo(), library(BASE))
    take(saying("Екі"), patch(3))
    content = take(alone(saying("Үш"))).content
    output = exported(content)
    assert folders(output) == {"h5p.json", "content", ECHO.folder}
    assert zipfile.ZipFile(output).read(f"{ECHO.folder}/scripts/main.js") == b"// 3"


def test_the_same_content_always_makes_the_same_file() -> None:
    content = take(echo()).content
    assert exported(content).getvalue() == exported(content).getvalue()
