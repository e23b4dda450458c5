"""A course file as uploaded: its records checked, so that what is stored later cannot surprise."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import BinaryIO

from courses.exchange.enums import Conflict, Refusal
from courses.exchange.formats import CourseFileError, archive, data
from courses.exchange.services.checking import Checker
from courses.exchange.services.media import file_hash
from courses.exchange.services.names import Names
from courses.exchange.services.shapes import MEDIA, PAGES, shapes

PAGE_NAME = re.compile(r"[a-z0-9-]{1,80}(/[a-z0-9-]{1,80}){0,2}")


@dataclass
class CourseFile:
    """What a file holds. `remarks` say, by kind and name, what was left out of a record."""

    course: str
    product: str
    records: dict[str, dict[str, data.Data]]
    names: Names
    parts: archive.Archive
    listed: data.Data
    made_at: datetime
    remarks: list[tuple[str, str, Conflict]] = field(default_factory=list)

    def media(self, name: str) -> bytes:
        """The bytes of a picture or document."""
        return data.read_part(self.parts, self.listed, f"media/{name}")


def read(stream: BinaryIO) -> CourseFile:
    """Read and check a whole file; nothing is written. Raises CourseFileError."""
    parts = archive.Archive(stream)
    listed = data.read_manifest(parts)
    records = _records(parts, listed)
    product = str(listed.get("product", ""))[:80]
    found = CourseFile(listed["course"], product, records, Names(), parts, listed, _made_at(listed))
    _check_names(found)
    _check_media(found)
    for kind, named in records.items():
        for name, given in named.items():
            checker = Checker(found.names, records, f"{kind}:{name}")
            named[name] = checker.checked(shapes()[kind], name, given)
            found.remarks += [(kind, name, remark) for remark in checker.remarks]
    return found


def _made_at(listed: data.Data) -> datetime:
    """When the file was written, by the clock of the installation that wrote it."""
    try:
        made_at = datetime.fromisoformat(str(listed.get("made_at")))
    except ValueError as error:
        raise CourseFileError(Refusal.BROKEN_JSON, archive.MANIFEST) from error
    return made_at if made_at.tzinfo else made_at.replace(tzinfo=UTC)


def _records(parts: archive.Archive, listed: data.Data) -> dict[str, dict[str, data.Data]]:
    """The records by kind, in the order in which they come in."""
    texts = {name.removesuffix(".json") for name in listed["parts"] if name.endswith(".json")}
    if unknown := sorted(texts - shapes().keys()):
        raise CourseFileError(Refusal.UNKNOWN_KIND, unknown[0])
    load = partial(data.read_part, parts, listed)
    return {
        kind: data.loaded(f"{kind}.json", load(f"{kind}.json")) if kind in texts else {}
        for kind in shapes()
    }


def _check_names(found: CourseFile) -> None:
    """Each page stands below another of the file, down from the one course."""
    if list(found.records["course"]) != [found.course]:
        raise CourseFileError(Refusal.UNKNOWN_COURSE, found.course[:80])
    for depth, kind in enumerate(PAGES):
        for name in found.records[kind]:
            parent = name.rpartition("/")[0]
            if not PAGE_NAME.fullmatch(name) or name.count("/") != depth:
                raise CourseFileError(Refusal.BAD_VALUE, f"{kind}:{name[:80]}")
            if depth and parent not in found.records[PAGES[depth - 1]]:
                raise CourseFileError(Refusal.UNKNOWN_RECORD, f"{kind}:{name}")


def _check_media(found: CourseFile) -> None:
    for kind in MEDIA:
        for name in found.records[kind]:
            if f"media/{name}" not in found.listed["parts"]:
                raise CourseFileError(Refusal.MISSING_PART, f"{kind}:{name[:80]}")
            found.names.file_hashes[name] = file_hash(kind, name, found.media(name))
