"""What it costs to refuse a file that would harm, at its own time and memory."""

import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from tests.faults.figures import Figure, at_least, below, exactly

SECONDS, MIB = 2, 256


@dataclass
class Refusals:
    """How many were tried; those that came in, cost too much or left a file behind."""

    tried: int = 0
    taken: list[str] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    slow: list[str] = field(default_factory=list)
    large: list[str] = field(default_factory=list)
    left: int = 0
    slowest: float = 0.0
    largest: float = 0.0

    def refuse(
        self, name: str, raw: bytes, take: Callable[[BytesIO], Any], refusal: type[Exception]
    ) -> None:
        """Offer a file to what takes such files, which is to raise its `refusal`, in words."""
        self.tried += 1
        started = time.monotonic()
        self._offer(name, raw, take, refusal)
        self._count(name, seconds=time.monotonic() - started)
        # Following memory takes several times the time, so each is measured by itself.
        tracemalloc.start()
        self._offer(name, raw, take, refusal)
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        self._count(name, mebibytes=peak / 1024 / 1024)

    def _offer(
        self, name: str, raw: bytes, take: Callable[[BytesIO], Any], refusal: type[Exception]
    ) -> None:
        try:
            take(BytesIO(raw))
            self.taken.append(name)
        except refusal as refused:
            if not str(refused):
                self.unnamed.append(name)

    def _count(self, name: str, *, seconds: float = 0, mebibytes: float = 0) -> None:
        self.slowest, self.largest = max(self.slowest, seconds), max(self.largest, mebibytes)
        if seconds > SECONDS:
            self.slow.append(name)
        if mebibytes > MIB:
            self.large.append(name)

    def figures(self, kind: str) -> Iterator[Figure]:
        """The rows of the fault table; `kind` says what was tried, of which there are 40."""
        yield at_least(f"{kind}: tried", self.tried, 40)
        for name in ("taken", "unnamed", "slow", "large"):
            yield exactly(f"{kind}: {name}", len(getattr(self, name)), 0)
        yield exactly(f"{kind}: files left", self.left, 0)
        yield below(f"{kind}: slowest, s", self.slowest, SECONDS)
        yield below(f"{kind}: largest, MiB", self.largest, MIB)
