"""Which libraries a package or a library needs, and for what."""

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from assessments.h5p.formats.fields import Fields

MACHINE_NAME = re.compile(r"[\w\-.]{1,255}", re.ASCII)
OF_THE_EDITOR = "H5PEditor."


@dataclass(frozen=True, order=True)
class Dependency:
    """A library as others name it: any patch of this version will do."""

    machine_name: str
    major: int
    minor: int

    def __str__(self) -> str:
        return f"{self.machine_name} {self.major}.{self.minor}"

    @property
    def folder(self) -> str:
        return f"{self.machine_name}-{self.major}.{self.minor}"

    @property
    def is_for_editor(self) -> bool:
        """Whether it is part of the editor, which no player can load, wherever it is listed."""
        return self.machine_name.startswith(OF_THE_EDITOR)


class Needs(NamedTuple):
    """Loaded with it; loaded by it when it wants; loaded to edit it."""

    preloaded: tuple[Dependency, ...] = ()
    dynamic: tuple[Dependency, ...] = ()
    editor: tuple[Dependency, ...] = ()


def read_needs(fields: Fields) -> Needs:
    return Needs(*(tuple(map(read_dependency, fields.objects(key))) for key in _keys()))


def needs_data(needs: Needs) -> dict[str, Any]:
    """The needs as h5p.json has them."""
    return {
        key: [dependency_data(dependency) for dependency in dependencies]
        for key, dependencies in zip(_keys(), needs, strict=True)
        if dependencies
    }


def read_dependency(fields: Fields) -> Dependency:
    return Dependency(
        fields.text("machineName", MACHINE_NAME),
        fields.number("majorVersion"),
        fields.number("minorVersion"),
    )


def dependency_data(dependency: Dependency) -> dict[str, Any]:
    return {
        "machineName": dependency.machine_name,
        "majorVersion": dependency.major,
        "minorVersion": dependency.minor,
    }


def _keys() -> list[str]:
    return [f"{kind}Dependencies" for kind in Needs._fields]
