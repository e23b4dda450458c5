"""Uploads over every limit and pictures that would fill the memory, sent to a site that runs."""

import json
import os
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from tests.faults.answering import TOKEN, last_line
from tests.faults.doors import MIB, Attack, Door
from tests.faults.sessions import sessions_of
from tests.running import Site
from tests.sites import new_site

SECONDS = 2
# Answers of doors that nothing came to: their refusal says nothing.
NOT_REACHED = {302, 401, 403, 404, 405}
BOUNDARY = "a-line-that-is-in-no-file"
FORM = "application/x-www-form-urlencoded"
# All rows of all tables: whatever was taken lies in one of them.
COUNT = """
import json
from django.apps import apps
print(json.dumps({m._meta.label: m._base_manager.count() for m in apps.get_models()}))
"""


@dataclass
class Uploads:
    """How many were tried; what came of them that should not."""

    tried: int = 0
    taken: int = 0
    worker_deaths: int = 0
    files_left: int = 0
    failed: list[str] = field(default_factory=list)
    not_reached: list[str] = field(default_factory=list)
    slowest: float = 0.0


@dataclass
class Sender:
    site: Site
    sessions: dict[str, str]
    found: Uploads = field(default_factory=Uploads)

    def send(self, door: Door, name: str, body: bytes, **headers: str) -> None:
        """Post the body, and wait for the answer even where a header promised more."""
        self.found.tried += 1
        started = time.monotonic()
        status = self._status(door, body, headers)
        self.found.slowest = max(self.found.slowest, time.monotonic() - started)
        told = f"{status} {door.path} {name}"
        if status >= 500:
            self.found.failed.append(told)
        if status in NOT_REACHED:
            self.found.not_reached.append(told)

    def _status(self, door: Door, body: bytes, headers: dict[str, str]) -> int:
        connection = HTTPConnection("127.0.0.1", self.site.port, timeout=60)
        connection.putrequest("POST", door.path)
        for name, value in (self._headers(door, body) | headers).items():
            connection.putheader(name, value)
        try:
            connection.endheaders()
            # A site that refuses by the head alone stops listening.
            with suppress(ConnectionError):
                connection.send(body)
            return connection.getresponse().status
        except (ConnectionError, HTTPException):
            return 0
        finally:
            connection.close()

    def _headers(self, door: Door, body: bytes) -> dict[str, str]:
        return {
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
            "Content-Length": str(len(body)),
            "Cookie": f"sessionid={self.sessions[door.who]}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
            "X-Requested-With": "XMLHttpRequest",
        }


def form(door: Door, name: str, content: bytes) -> bytes:
    """The body of a form with a file, as a browser sends it."""
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
        for key, value in door.further.items()
    ]
    disposition = f'form-data; name="{door.field}"; filename="{name}"'
    head = f"--{BOUNDARY}\r\nContent-Disposition: {disposition}\r\n\r\n".encode()
    return b"".join([*parts, head, content, f"\r\n--{BOUNDARY}--\r\n".encode()])


def send_all(
    folder: Path, name: str, chosen: Iterable[Attack], *, lied_to: Iterable[Door]
) -> Uploads:
    """Send the files of `chosen`, and bodies that lie at the doors of `lied_to`, to a new site."""
    temporary = folder / "tmp"
    temporary.mkdir()
    site = new_site(
        folder,
        name,
        DJANGO_SETTINGS_MODULE="tests.faults.settings",
        VAR_DIR=str(folder / "var"),
        TMPDIR=str(temporary),
    )
    sender = Sender(site, sessions_of(site, "author", "manager", "region"))
    site.start()
    try:
        rows, kept, workers = _rows(site), _files(folder), _workers(site)
        for door, file, content in chosen:
            sender.send(door, file, form(door, file, content()))
        for door in lied_to:
            _lie(sender, door)
        found = sender.found
        found.worker_deaths = len(workers - _workers(site))
        found.files_left = len(_files(folder) - kept)
        found.taken = sum((_rows(site) - rows).values())
        return found
    finally:
        site.stop()


def _lie(sender: Sender, door: Door) -> None:
    """A body that ends before its length or goes on behind it, and more of it than a form has."""
    body = form(door, "a.csv", bytes(MIB))
    sender.send(door, "promised", body[:1000], **{"Content-Length": str(600 * MIB)})
    sender.send(door, "longer", body, **{"Content-Length": "1000"})
    sender.send(door, "no number", body, **{"Content-Length": "-1"})
    sender.send(door, "fields", b"&".join([b"a=1"] * 2000), **{"Content-Type": FORM})
    sender.send(door, "field", b"a=" + bytes(2 * MIB), **{"Content-Type": FORM})


def _rows(site: Site) -> Counter[str]:
    return Counter(json.loads(last_line(site, COUNT)))


def _files(folder: Path) -> set[Path]:
    places = (folder / name for name in ("media", "tmp", "var/imports"))
    return {path for place in places for path in place.rglob("*") if path.is_file()}


def _workers(site: Site) -> set[int]:
    """The processes of the site's server that live now."""
    found = set()
    for process in map(int, filter(str.isdecimal, os.listdir("/proc"))):
        with suppress(ProcessLookupError):
            if site.process and os.getpgid(process) == site.process.pid:
                found.add(process)
    return found
