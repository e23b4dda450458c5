"""The public pages as files: a whole new tree each time, put in place from one moment to the next.

`current` leads to the newest tree. In it are the pages (see `trees`), what they load, a page for
when there is none, and the edition that all were made from.
"""

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

from campaigns.services.published.addresses import addresses
from campaigns.services.published.assets import assets_of
from campaigns.services.published.copies import Copy, Headers
from campaigns.services.published.editions import current
from campaigns.services.published.rendering import Application, rendered
from campaigns.services.published.trees import write_asset, write_page, write_pages
from campaigns.services.published.without_numbers import without_numbers
from qalqan.common.languages import LANGUAGES

# Each day makes the files anew by itself, where PUBLISHED_ROOT names their folder.
LONGEST = 2 * 24 * 60 * 60


@dataclass(frozen=True)
class Published:
    """What a tree holds; `headers` are those that all of its pages have."""

    edition: int
    pages: int
    assets: int
    headers: Headers


def publish(output: Path, *, progress: Callable[[str], Any] = str) -> Published:
    """Write all public pages and what they load; `progress` is told each path.

    Raises UnavailableError, and changes nothing, where a page cannot be made.
    """
    output.mkdir(parents=True, exist_ok=True)
    with _alone(output):
        return _write(output, progress)


def _write(output: Path, progress: Callable[[str], Any]) -> Published:
    with _new_tree(output) as tree:
        edition = current()
        copies = [_at_most(LONGEST, copy) for copy in _pages(progress)]
        write_pages(tree, copies, now=time.time())
        without = {language: without_numbers(language) for language in LANGUAGES}
        for language, copy in without.items():
            write_page(tree / "expired" / language, copy)
        assets = assets_of(copy.body.decode() for copy in [*copies, *without.values()])
        for address, content in assets.items():
            write_asset(tree / address.strip("/"), content)
        (tree / "edition").write_text(str(edition))
        _put_in_place(tree)
    return Published(edition[0], len(copies), len(assets), _shared_headers(copies))


def republish() -> int:
    """Publish again where something changed or a day has passed; returns how often: 0 or 1."""
    root = Path(settings.PUBLISHED_ROOT)
    if not settings.PUBLISHED_ROOT or _is_newest(root):
        return 0
    root.mkdir(parents=True, exist_ok=True)
    with _alone(root):
        # Who waited here finds the work done: ten changes at once make one tree, or two.
        if _is_newest(root):
            return 0
        _write(root, str)
    return 1


def _is_newest(root: Path) -> bool:
    return _edition(root) == str(current())


def _at_most(seconds: int, copy: Copy) -> Copy:
    """Nobody may be there to publish again after a withdrawal, so no file is believed for long."""
    return replace(copy, expires=min(copy.expires, time.time() + seconds))


def refresh(_payload: dict[str, Any]) -> None:
    """The outbox's side: many changes at once make one new tree."""
    republish()


def _pages(progress: Callable[[str], Any]) -> Iterator[Copy]:
    for path in addresses():
        copy = rendered(_application(), path)
        if copy.is_page:
            progress(path)
            yield copy


@cache
def _application() -> Application:
    application: Application = WSGIHandler()
    return application


def _shared_headers(copies: list[Copy]) -> Headers:
    every = [set(copy.headers) for copy in copies]
    return sorted(set.intersection(*every)) if every else []


def _edition(root: Path) -> str:
    try:
        return (root / "current" / "edition").read_text()
    except FileNotFoundError:
        return ""


@contextmanager
def _alone(output: Path) -> Iterator[None]:
    """Who comes second waits: an older tree must not take a newer one's place."""
    with (output / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def _new_tree(output: Path) -> Iterator[Path]:
    tree = Path(tempfile.mkdtemp(prefix="tree-", dir=output))
    # The web server is another user.
    tree.chmod(0o755)
    try:
        yield tree
    finally:
        in_place = (output / "current").resolve()
        for old in output.glob("tree-*"):
            if old != in_place:
                shutil.rmtree(old)


def _put_in_place(tree: Path) -> None:
    link = tree.parent / "current.new"
    link.unlink(missing_ok=True)
    link.symlink_to(tree.name)
    os.replace(link, tree.parent / "current")
