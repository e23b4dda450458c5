"""The zip file around a package: how much of it is read, and its JSON."""

from typing import Any, BinaryIO, NamedTuple

from assessments.h5p.enums import Refusal
from assessments.h5p.formats import data, names
from assessments.h5p.formats.errors import PackageError
from qalqan.common.formats import archives

MIB = 1024 * 1024
MOST_BYTES = 200 * MIB
MOST_PARTS = 20_000
# Over all JSON parts. Sixty libraries in forty languages each come to less than half of it.
MOST_VALUES = 2_000_000


class Part(NamedTuple):
    """A file of the package: its name in the zip file, and its size in bytes."""

    name: str
    size: int


class Parts(archives.Archive):
    """The parts of an uploaded package by name. Raises PackageError for what is not honest."""

    limits = archives.Limits(
        file=MOST_BYTES,
        together=512 * MIB,
        part=64 * MIB,
        parts=MOST_PARTS,
        # 46 bytes for each part, up to 60 for dates, and its name.
        list=MOST_PARTS * 240,
        ratio=200,
        ratio_from=MIB,
    )
    # Some authoring tools write a picture as often as it is used.
    repeats = True

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)
        names.check_alike(sorted(self.names))
        self._values_left = MOST_VALUES

    def check_name(self, name: str) -> None:
        names.check(name)

    def refusal(self, fault: archives.Fault, name: str = "") -> PackageError:
        return PackageError(Refusal(fault.value), name)

    def part(self, name: str) -> Part:
        return Part(name, self.size(name))

    def data(self, name: str) -> Any:
        """What a JSON part says."""
        if self.size(name) > data.MOST_BYTES:
            raise PackageError(Refusal.TOO_LARGE, name)
        raw = self.read(name)
        self._values_left -= data.most_values(raw)
        if self._values_left < 0:
            raise PackageError(Refusal.TOO_LARGE, name)
        return data.loaded(name, raw)
