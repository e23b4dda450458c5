"""Which libraries are needed in all, which of them are nowhere, and the order to load them in."""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import NamedTuple

from assessments.h5p.formats.dependencies import Dependency, Needs
from assessments.h5p.formats.libraries import LibraryManifest

Known = Mapping[Dependency, Needs]


class Installed(NamedTuple):
    """A library that is here already."""

    patch: int
    needs: Needs


class Closure(NamedTuple):
    """`order` has what the player loads, dependencies before those that depend on them.

    Without `missing` the package cannot be played; `missing_for_editor` it can do without.
    """

    order: tuple[Dependency, ...]
    missing: tuple[Dependency, ...]
    missing_for_editor: tuple[Dependency, ...]


def is_newer_patch(offered: int, installed: int | None) -> bool:
    """Whether a library replaces the installed one of its version; None: there is none."""
    return installed is None or offered > installed


def closure(
    roots: Needs,
    packaged: Iterable[LibraryManifest],
    installed: Mapping[Dependency, Installed],
) -> Closure:
    """What the `roots` need, and what each library of the package needs, be it asked for or not.

    `roots` are those of h5p.json, with the libraries that the content names added to them.
    """
    packaged = tuple(packaged)
    known = _known(packaged, installed)
    # A library that comes with the package is installed, and has to be whole for others too.
    brought = tuple(library.version for library in packaged)
    runtime = _reached(_played([*roots.preloaded, *roots.dynamic, *brought]), known, _runtime)
    everything = _reached([*runtime, *brought, *_all(roots)], known, _all)
    missing = tuple(library for library in runtime if library not in known)
    return Closure(
        order=_ordered(_played(roots.preloaded), known),
        missing=missing,
        missing_for_editor=tuple(
            library for library in everything if library not in known and library not in runtime
        ),
    )


def _known(packaged: Iterable[LibraryManifest], installed: Mapping[Dependency, Installed]) -> Known:
    known = {version: library.needs for version, library in installed.items()}
    for library in packaged:
        here = installed.get(library.version)
        if is_newer_patch(library.patch, here and here.patch):
            known[library.version] = library.needs
    return known


def _reached(
    roots: Iterable[Dependency], known: Known, follow: Callable[[Needs], Iterable[Dependency]]
) -> dict[Dependency, None]:
    found = dict.fromkeys(roots)
    waiting = list(found)
    while waiting:
        for library in follow(known.get(waiting.pop(), Needs())):
            if library not in found:
                found[library] = None
                waiting.append(library)
    return found


def _ordered(roots: Iterable[Dependency], known: Known) -> tuple[Dependency, ...]:
    """Each after what it needs, as far as no circle forbids it; no chain is too long."""
    order: list[Dependency] = []
    entered: set[Dependency] = set()
    waiting = [(library, False) for library in reversed(list(roots))]
    while waiting:
        library, needs_stand = waiting.pop()
        if needs_stand:
            order.append(library)
        elif library in known and library not in entered:
            entered.add(library)
            waiting.append((library, True))
            waiting += [(one, False) for one in reversed(_played(known[library].preloaded))]
    return tuple(order)


def _played(libraries: Iterable[Dependency]) -> list[Dependency]:
    return [library for library in libraries if not library.is_for_editor]


def _runtime(needs: Needs) -> list[Dependency]:
    return _played([*needs.preloaded, *needs.dynamic])


def _all(needs: Needs) -> Iterable[Dependency]:
    return chain.from_iterable(needs)
