"""Which libraries are missing, for whom, and the order in which they are loaded."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.h5p.formats import (
    Dependency,
    Installed,
    LibraryManifest,
    Needs,
    closure,
    is_newer_patch,
    read_package,
)
from tests.assessments.h5p.packages import ECHO, depends, echo, library, packed


def lib(name: str, minor: int = 0) -> Dependency:
    return Dependency(name, 1, minor)


A, B, C, D = map(lib, "ABCD")
EDITOR = lib("H5PEditor.A")


def here(**needs: Needs) -> dict[Dependency, Installed]:
    return {lib(name): Installed(1, found) for name, found in needs.items()}


def packaged(*parts: dict[str, bytes]) -> list[LibraryManifest]:
    package = read_package(BytesIO(packed(echo(), *parts)))
    return [found.manifest for found in package.libraries]


def test_dependencies_are_loaded_before_those_that_depend_on_them() -> None:
    installed = here(A=Needs((B, C)), B=Needs((D,)), C=Needs((D,)), D=Needs())
    assert closure(Needs((A,)), [], installed).order == (D, B, C, A)


def test_a_circle_is_loaded_once() -> None:
    installed = here(A=Needs((B,)), B=Needs((A, C)), C=Needs())
    found = closure(Needs((A,)), [], installed)
    assert (found.order, found.missing) == ((C, B, A), ())


def test_what_is_missing_is_named_with_its_version() -> None:
    installed = here(A=Needs((lib("B", 2),), (C,)), B=Needs())
    assert [str(one) for one in closure(Needs((A,)), [], installed).missing] == ["B 1.2", "C 1.0"]


def test_what_the_editor_alone_needs_is_missing_for_the_editor_alone() -> None:
    installed = here(A=Needs(editor=(B,)), C=Needs(preloaded=(EDITOR,)))
    found = closure(Needs((A, C)), [], installed)
    assert (found.order, found.missing) == ((A, C), ())
    assert set(found.missing_for_editor) == {B, EDITOR}


def test_a_library_of_the_editor_is_not_loaded_though_it_is_there() -> None:
    installed = {A: Installed(1, Needs((EDITOR,))), EDITOR: Installed(1, Needs((B,)))}
    found = closure(Needs((A, EDITOR)), [], installed)
    assert (found.order, found.missing, found.missing_for_editor) == ((A,), (), (B,))


def test_what_is_loaded_on_demand_must_be_there_and_is_not_loaded_before() -> None:
    found = closure(Needs((A,), dynamic=(B,)), [], here(A=Needs(), B=Needs((C,))))
    assert (found.order, found.missing) == ((A,), (C,))


def test_a_library_that_is_brought_must_be_whole_though_nobody_asks_for_it() -> None:
    brought = packaged(library(lib("H5P.Other"), preloadedDependencies=depends(B)))
    found = closure(Needs((ECHO,)), brought, {})
    assert (found.order, found.missing) == ((ECHO,), (B,))


@pytest.mark.parametrize(("patch", "missing"), [(1, (B,)), (2, (C,)), (3, (C,))])
def test_the_newer_patch_says_what_is_needed(patch: int, missing: tuple[Dependency, ...]) -> None:
    brought = packaged(library(preloadedDependencies=depends(B)))
    installed = {ECHO: Installed(patch, Needs((C,)))}
    assert closure(Needs((ECHO,)), brought, installed).missing == missing


def test_only_a_greater_patch_replaces_a_library() -> None:
    assert is_newer_patch(0, None)
    assert is_newer_patch(3, 2)
    assert not is_newer_patch(2, 2)
    assert not is_newer_patch(1, 2)


def test_a_chain_may_be_as_long_as_a_package_has_parts() -> None:
    chain = [lib("H5P.Link", number) for number in range(20_000)]
    installed = {
        one: Installed(0, Needs((after,)))
        for one, after in zip(chain, [*chain[1:], A], strict=True)
    }
    found = closure(Needs((chain[0],)), [], installed)
    assert found.order == tuple(reversed(chain))
    assert found.missing == (A,)


libraries = st.lists(st.sampled_from([A, B, C, D, EDITOR]), max_size=4).map(tuple)
needs = st.builds(Needs, libraries, libraries, libraries)


@given(needs, st.dictionaries(st.sampled_from([A, B, C, D, EDITOR]), needs))
def test_all_that_is_reached_is_either_there_or_missing_once(
    roots: Needs, known: dict[Dependency, Needs]
) -> None:
    found = closure(roots, [], {one: Installed(0, needs) for one, needs in known.items()})
    assert len(set(found.order)) == len(found.order)
    assert set(found.order) <= known.keys() - {EDITOR}
    assert known.keys().isdisjoint((*found.missing, *found.missing_for_editor))
    assert set(found.missing).isdisjoint(found.missing_for_editor)
    named = {one for some in roots for one in some}
    assert named <= {*known, *found.missing, *found.missing_for_editor}
    # Without circles, and here with those that lie behind it, each stands after what it needs.
    place = {one: number for number, one in enumerate(found.order)}
    for one in found.order:
        after = [other for other in known[one].preloaded if place.get(other, -1) > place[one]]
        assert all(one in reached(other, known) for other in after)


def reached(start: Dependency, known: dict[Dependency, Needs]) -> set[Dependency]:
    found: set[Dependency] = set()
    waiting = [start]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += known.get(one, Needs()).preloaded
    return found
