"""What an import would do, record by record; nothing is written."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from courses.exchange.enums import Conflict
from courses.exchange.formats.data import Data
from courses.exchange.services.describing import described
from courses.exchange.services.reading import CourseFile
from courses.exchange.services.shapes import PAGES, Shape, shapes
from qalqan.common.languages import LANGUAGES

# By these a text in three languages is told from other data.
ALL = frozenset(LANGUAGES)


@dataclass
class Step:
    """One record of the file. Without a `change` it stands here already, or stays as it is."""

    shape: Shape
    name: str
    data: Data
    found: Any
    change: str = ""
    languages: list[str] = field(default_factory=list)
    conflict: Conflict | None = None

    @property
    def label(self) -> str:
        """What a person knows it by: nobody knows a picture by its digest."""
        return str(self.data.get("title") or self.name) if self.shape.is_media else self.name


@dataclass
class Plan:
    steps: list[Step]
    remarks: list[tuple[str, str, Conflict]]

    def steps_to(self, *changes: str) -> list[Step]:
        return [step for step in self.steps if step.change in changes]

    def as_json(self) -> dict[str, Any]:
        """By kind {created, updated, unchanged, conflicts}; `updated` names the languages."""
        return {kind: self._of(kind) for kind in shapes() if self._has(kind)}

    def _has(self, kind: str) -> bool:
        return any(step.shape.kind == kind for step in self.steps)

    def _of(self, kind: str) -> dict[str, Any]:
        steps = [step for step in self.steps if step.shape.kind == kind]
        return {
            "created": [step.label for step in steps if step.change == "created"],
            "updated": [
                {"name": step.name, "languages": step.languages}
                for step in steps
                if step.change == "updated"
            ],
            "unchanged": [s.label for s in steps if not s.change and not s.conflict],
            "conflicts": [
                {"name": name, "code": said.value, "reason": str(said.label)}
                for of_kind, name, said in self.remarks
                if of_kind == kind
            ],
        }


def plan(file: CourseFile, *, take: Collection[str] = ()) -> Plan:
    """Compare each record of the file with what stands here.

    Pages and questions that were changed here after the file was made stay, but for those in
    `take`, such as "lesson:police/identification/signs".
    """
    steps = [
        _step(shapes()[kind], name, given, file, is_taken=f"{kind}:{name}" in take)
        for kind, records in file.records.items()
        for name, given in records.items()
    ]
    conflicts = [(s.shape.kind, s.name, s.conflict) for s in steps if s.conflict]
    return Plan(steps, [*dict.fromkeys(file.remarks), *conflicts, *_not_in(file)])


def _step(shape: Shape, name: str, given: Data, file: CourseFile, *, is_taken: bool) -> Step:
    found = file.names.find(shape.kind, name)
    step = Step(shape, name, given, found)
    if found is None:
        step.change = "created"
        return step
    if shape.is_media:
        return step
    here = described(shape, found, file.names)
    if all(here.get(part) == given[part] for part in given.keys() - shape.own):
        return step
    step.conflict = _conflict(shape, found, file.made_at)
    if step.conflict == Conflict.CHANGED_HERE and is_taken:
        step.conflict = None
    if step.conflict is None:
        step.change = "updated"
        step.languages = [
            code for code in LANGUAGES if list(_texts(given, code)) != list(_texts(here, code))
        ]
    return step


def _conflict(shape: Shape, found: Any, made_at: datetime) -> Conflict | None:
    """Why what stands here stays, although the file says something else."""
    if shape.is_shared:
        return Conflict.DIFFERS
    if shape.kind == "assessment":
        return Conflict.PUBLISHED if found.languages else None
    if found.locked or found.workflow_in_progress:
        return Conflict.IN_REVIEW
    newest = found.latest_revision
    return Conflict.CHANGED_HERE if newest and newest.created_at > made_at else None


def _texts(data: Any, language: str) -> Iterator[str]:
    """All texts of one language, in their order."""
    if isinstance(data, dict) and data.keys() == ALL:
        yield str(data[language])
        return
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for part in parts:
        yield from _texts(part, language)


def _not_in(file: CourseFile) -> Iterator[tuple[str, str, Conflict]]:
    """Pages of the course here of which the file says nothing."""
    course = file.names.find("course", file.course)
    for page in course.get_descendants() if course else ():
        name = page.url_path.removeprefix(file.names.catalogue_path).strip("/")
        kind = PAGES[name.count("/")]
        if name not in file.records[kind]:
            yield kind, name, Conflict.NOT_IN_FILE
