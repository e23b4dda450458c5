"""Packages written out: the same each time, and read back as they were."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.h5p.formats import (
    Dependency,
    Needs,
    Package,
    PackageManifest,
    read_package,
    write_package,
)
from tests.assessments.h5p.packages import ECHO, FOLDER, PNG, echo, packed


def read(raw: bytes) -> Package:
    return read_package(BytesIO(raw))


def written(package: Package) -> bytes:
    output = BytesIO()
    write_package(
        output,
        package.manifest,
        package.content,
        {path: package.chunks(part) for path, part in package.files.items()},
        {
            library.manifest.version: {
                path: package.chunks(part) for path, part in library.files.items()
            }
            for library in package.libraries
        },
    )
    return output.getvalue()


def said(package: Package) -> tuple[Any, ...]:
    """All that a package says, down to the digests of its files."""
    libraries = [
        (library.manifest, library.languages, digests(package, library.files))
        for library in package.libraries
    ]
    return package.manifest, package.content, digests(package, package.files), libraries


def digests(package: Package, files: Any) -> dict[str, str]:
    return {path: package.sha256(part) for path, part in files.items()}


def test_a_package_is_read_back_as_it_was() -> None:
    package = read(packed(echo(source="https://example.org", changes=[{"log": "New"}])))
    assert said(read(written(package))) == said(package)


def test_the_same_package_always_makes_the_same_bytes() -> None:
    package = read(packed(echo()))
    turned = read(packed(dict(reversed(echo().items()))))
    assert written(package) == written(package) == written(turned)


def test_a_library_is_written_into_a_folder_with_its_version() -> None:
    parts = {name.replace(FOLDER, ECHO.machine_name): raw for name, raw in echo().items()}
    names = zipfile.ZipFile(BytesIO(written(read(packed(parts))))).namelist()
    assert names[:3] == ["h5p.json", "content/content.json", "content/images/shield.png"]
    assert f"{FOLDER}/library.json" in names


def test_a_file_comes_piece_by_piece_and_a_picture_is_not_packed_again() -> None:
    def pieces() -> Iterator[bytes]:
        yield PNG
        yield bytes(1000)

    output = BytesIO()
    write_package(output, MANIFEST, {}, {"a.png": pieces()}, {})
    entry = zipfile.ZipFile(output).getinfo("content/a.png")
    assert (entry.file_size, entry.compress_size) == (len(PNG) + 1000, len(PNG) + 1000)
    output.seek(0)
    assert read_package(output).files["a.png"].size == len(PNG) + 1000


MANIFEST = PackageManifest("A", "kk", ECHO, Needs((ECHO,)))
words = st.text(st.characters(codec="utf-8", exclude_characters="\0\n"), min_size=1, max_size=20)
numbers = st.integers(0, 99_999)
dependencies = st.builds(
    Dependency, st.from_regex(r"[A-Za-z0-9_.-]{1,20}", fullmatch=True), numbers, numbers
)
manifests = st.builds(
    PackageManifest,
    title=words,
    language=st.sampled_from(["kk", "und", "pt-br"]),
    main=st.just(ECHO),
    needs=st.builds(
        Needs,
        st.lists(dependencies, max_size=3).map(lambda found: (ECHO, *found)),
        st.lists(dependencies, max_size=2).map(tuple),
        st.lists(dependencies, max_size=2).map(tuple),
    ),
    embed_types=st.sampled_from([("div",), ("iframe", "div")]),
    credits=st.fixed_dictionaries(
        {}, optional={"author": words, "license": st.just("CC BY"), "yearFrom": st.just("2026")}
    ),
)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=10,
)


@given(manifests, st.dictionaries(words, values, max_size=4))
@settings(deadline=None)
def test_whatever_it_says_is_read_back(manifest: PackageManifest, content: dict[str, Any]) -> None:
    output = BytesIO()
    write_package(output, manifest, content, {}, {})
    package = read(output.getvalue())
    assert (package.manifest, package.content) == (manifest, content)
