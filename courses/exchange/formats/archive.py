"""The zip file around a course: which parts it may have, and how large they may be."""

import re
from collections.abc import Iterable
from typing import BinaryIO

from courses.exchange.enums import Refusal
from courses.exchange.formats.errors import CourseFileError
from qalqan.common.formats import archives

MOST_BYTES = 500 * 1024 * 1024
MOST_PART_BYTES = 100 * 1024 * 1024
MOST_PARTS = 20_000
# The list at the end of a zip file: 46 bytes for each part, and its name.
MOST_LIST_BYTES = MOST_PARTS * 160
# Text packs to a tenth; only bytes made to be many pack to a thousandth.
MOST_RATIO = 200
MANIFEST = "manifest.json"
PART_NAME = re.compile(r"[a-z]+\.json|media/[0-9a-f]{64}\.[a-z0-9]{1,5}")


def write(output: BinaryIO, parts: Iterable[tuple[str, bytes]]) -> None:
    """Write the parts in their order; the same parts always make the same bytes."""
    pieces = ((name, [data]) for name, data in parts)
    archives.write(output, pieces, is_packed=lambda name: name.startswith("media/"))


class Archive(archives.Archive):
    """The parts of an uploaded file by name. Raises CourseFileError for what is not honest."""

    limits = archives.Limits(
        file=MOST_BYTES,
        together=MOST_BYTES,
        part=MOST_PART_BYTES,
        parts=MOST_PARTS,
        list=MOST_LIST_BYTES,
        ratio=MOST_RATIO,
        ratio_from=MOST_RATIO * 1024,
    )

    def check_name(self, name: str) -> None:
        if not PART_NAME.fullmatch(name):
            raise CourseFileError(Refusal.PART_NAME, ascii(name[:80]))

    def refusal(self, fault: archives.Fault, name: str = "") -> CourseFileError:
        return CourseFileError(Refusal(fault.value), name)
