"""What it costs to refuse a file that would harm, at its own time and memory."""

import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from django.utils import translation

from tests.faults.figures import Figure, at_least, below, exactly

SECONDS, MIB = 2, 256


@dataclass(frozen=True)
class Row:
    """One file; `refusal` is what was said, empty where it came in."""

    name: str
    refusal: str
    seconds: float
    mebibytes: float

    def __str__(self) -> str:
        said = (self.refusal or "came in").splitlines()[0][:80]
        return f"{self.name[:40]:40} {self.seconds:6.2f} s {self.mebibytes:7.1f} MiB  {said}"


@dataclass
class Refusals:
    """How many were tried; those that came in, cost too much or left a file behind."""

    tried: int = 0
    taken: list[str] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    slow: list[str] = field(default_factory=list)
    large: list[str] = field(default_factory=list)
    left: int = 0
    rows: list[Row] = field(default_factory=list)

    def refuse(
        self, name: str, raw: bytes, take: Callable[[BytesIO], Any], refusal: type[Exception]
    ) -> None:
        """Offer a file to what takes such files, which is to raise its `refusal`, in words."""
        self.tried += 1
        said = self._measure(name, raw, take, refusal)
        if said is None:
            self.taken.append(name)
        elif not said:
            self.unnamed.append(name)

    def admit(
        self, name: str, raw: bytes, take: Callable[[BytesIO], Any], refusal: type[Exception]
    ) -> None:
        """Offer a file that is as much as may come in: it is to cost no more than a refusal."""
        self.tried += 1
        self._measure(name, raw, take, refusal)

    def _measure(
        self, name: str, raw: bytes, take: Callable[[BytesIO], Any], refusal: type[Exception]
    ) -> str | None:
        # Of this process: what others do on the machine meanwhile is no cost of the file.
        started = time.process_time()
        said = _offer(raw, take, refusal)
        seconds = time.process_time() - started
        # Following memory takes several times the time, so each is measured by itself.
        tracemalloc.start()
        _offer(raw, take, refusal)
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        self._note(Row(name, said or "", seconds, peak / 1024 / 1024))
        return said

    def _note(self, row: Row) -> None:
        self.rows.append(row)
        if row.seconds > SECONDS:
            self.slow.append(row.name)
        if row.mebibytes > MIB:
            self.large.append(row.name)

    def table(self, kind: str) -> None:
        """Print a line for each file."""
        for row in self.rows:
            sys.stdout.write(f"{kind}: {row}\n")

    def figures(self, kind: str) -> Iterator[Figure]:
        """The rows of the fault table; `kind` says what was tried, of which there are 40."""
        self.table(kind)
        yield at_least(f"{kind}: tried", self.tried, 40)
        for name in ("taken", "unnamed", "slow", "large"):
            yield exactly(f"{kind}: {name}", len(getattr(self, name)), 0)
        yield exactly(f"{kind}: files left", self.left, 0)
        yield below(f"{kind}: slowest, s", max(row.seconds for row in self.rows), SECONDS)
        yield below(f"{kind}: largest, MiB", max(row.mebibytes for row in self.rows), MIB)


def _offer(raw: bytes, take: Callable[[BytesIO], Any], refusal: type[Exception]) -> str | None:
    """The refusal in words; None where it came in."""
    try:
        take(BytesIO(raw))
    except refusal as refused:
        with translation.override("en"):
            return str(refused)
    return None
