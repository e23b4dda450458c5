"""Pages as files below the time to which they hold. No database, no settings.

A web server cannot ask how old a page may be, but it knows the time. `until/<tick>/` leads, for
each tick of 10,000 seconds to come, to those pages that hold to its end; where a page no longer
lies, the server has to ask the application.
"""

import gzip
from collections.abc import Iterable
from pathlib import Path

import brotli

from campaigns.services.published.copies import Copy

TICK_SECONDS = 10_000
# Longer than a line is shown without a new check, and far longer than a tree should lie.
TICKS_AHEAD = 200 * 24 * 60 * 60 // TICK_SECONDS
ENDINGS = {"identity": "", "gzip": ".gz", "br": ".br"}


def write_pages(root: Path, copies: Iterable[Copy], *, now: float) -> None:
    """Write `copies` below `root`, for the ticks from `now` on, in seconds since 1970."""
    first = int(now // TICK_SECONDS)
    lasts = {copy: last_tick(copy.expires, first) for copy in copies}
    ends = sorted(last for last in set(lasts.values()) if last >= first)
    for end in ends:
        for copy, last in lasts.items():
            if last >= end:
                write_page(root / "pages" / str(end) / copy.path.strip("/"), copy)
    (root / "until").mkdir()
    for end in ends:
        for tick in range(first, end + 1):
            (root / "until" / str(tick)).symlink_to(f"../pages/{end}")
        first = end + 1


def last_tick(expires: float, first: int) -> int:
    """The last tick that is over before `expires`, or the last that is written at all."""
    end = min(expires, (first + TICKS_AHEAD) * TICK_SECONDS)
    return int(end // TICK_SECONDS) - 1


def write_page(folder: Path, copy: Copy) -> None:
    folder.mkdir(parents=True)
    for encoding, ending in ENDINGS.items():
        (folder / f"index.html{ending}").write_bytes(copy.variants[encoding].body)


def write_asset(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    Path(f"{path}.gz").write_bytes(gzip.compress(content, mtime=0))
    Path(f"{path}.br").write_bytes(brotli.compress(content))
