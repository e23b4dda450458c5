"""A disk without room: no file of the site may grow past a size, until the limit is lifted.

The kernel refuses such a write as it does on a full disk, and no right is needed to ask for it.
"""

import os
import resource
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from tests.faults.answering import Figures, Learner, answering, compare, prepare
from tests.running import Site, wait_until
from tests.sites import new_site

# Of the journal; an embedded database is larger than that from the start.
ROOM = 256 * 1024


@dataclass(frozen=True)
class FullDisk:
    """The answers, the answers refused, and what was not as it should be."""

    answers: Figures
    whole_pages: int
    unclean: int
    damaged: int


def fill_under_load(folder: Path, *, learners: int, times: int) -> FullDisk:
    site = new_site(folder, "full", on_sqlite=True, DJANGO_SETTINGS_MODULE="tests.faults.settings")
    people = prepare(site, learners)
    pages: list[bool] = []
    with answering(site, people):
        for _time in range(times):
            _wait_for_one_more(people, "acknowledged")
            with _full(site):
                _wait_for_one_more(people, "refused")
                pages.append(_answers_with_own_page(people[0]))
        _wait_for_one_more(people, "acknowledged")
    return FullDisk(
        answers=compare(site, people, times),
        whole_pages=sum(pages),
        unclean=sum(not 500 <= status < 600 for person in people for status in person.refused),
        damaged=_damaged(folder / "site.sqlite3"),
    )


@contextmanager
def _full(site: Site) -> Iterator[None]:
    _let_files_grow_to(site, ROOM)
    try:
        yield
    finally:
        _let_files_grow_to(site, resource.RLIM_INFINITY)


def _let_files_grow_to(site: Site, most_bytes: int) -> None:
    limits = (most_bytes, resource.RLIM_INFINITY)
    for process in map(int, filter(str.isdecimal, os.listdir("/proc"))):
        # Others of the machine end meanwhile.
        with suppress(ProcessLookupError):
            if site.process and os.getpgid(process) == site.process.pid:
                resource.prlimit(process, resource.RLIMIT_FSIZE, limits)


def _wait_for_one_more(people: list[Learner], what: str) -> None:
    """Of what each learner has of it; the others wait until all have."""
    before = [len(getattr(person, what)) for person in people]
    wait_until(
        lambda: all(
            len(getattr(person, what)) > count for person, count in zip(people, before, strict=True)
        )
    )


def _answers_with_own_page(person: Learner) -> bool:
    """Whether who has no script gets the site's own page, to its end, with a status of 5xx."""
    connection = HTTPConnection("127.0.0.1", person.site.port, timeout=60)
    fields = {"answer": person.options[0][0], "response_uuid": uuid.uuid4(), "sequence": 1}
    status, page = person.ask(connection, f"/kk/attempts/{person.attempt}/1/", fields, {})
    return 500 <= status < 600 and page.rstrip().endswith(b"</html>") and b'id="main"' in page


def _damaged(path: Path) -> int:
    with closing(sqlite3.connect(path)) as database:
        (found,) = database.execute("PRAGMA integrity_check").fetchone()
    return int(found != "ok")
