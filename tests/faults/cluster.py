"""A site as it is run in large: web processes behind a front, workers, beat, and a broker."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from tests.running import ROOT, Site, free_port, wait_until
from tests.services import Server, postgres, redis, running
from tests.sites import new_site

WORKER = ("worker", "--concurrency", "1", "--loglevel", "info")
BEAT = ("beat", "--loglevel", "info")
READY = {WORKER: b" ready.", BEAT: b"beat: Starting"}


@dataclass
class Celery:
    """A worker or beat, in a group of processes that a kill reaches as a whole."""

    environment: dict[str, str]
    log: Path
    role: tuple[str, ...]
    further: tuple[str, ...] = ()
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "celery", "-A", "qalqan.celery", *self.role, *self.further]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        wait_until(lambda: READY[self.role] in self.log.read_bytes())

    def kill(self) -> None:
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@dataclass
class Front:
    """As nginx does it: where one web process does not answer, the next one is asked."""

    webs: list[Site]
    requests: int = 0
    failed: list[str] = field(default_factory=list)

    def ask(self, method: str, path: str, headers: dict[str, str]) -> None:
        self.requests += 1
        answers = (_status(web, method, path, headers) for web in self.webs)
        status = next(filter(None, answers), 502)
        if status >= 400:
            self.failed.append(f"{status} {path}")


def _status(web: Site, method: str, path: str, headers: dict[str, str]) -> int | None:
    connection = HTTPConnection("127.0.0.1", web.port, timeout=20)
    try:
        connection.request(method, path, headers=headers)
        return connection.getresponse().status
    except (OSError, HTTPException):
        return None
    finally:
        connection.close()


@dataclass
class Cluster:
    front: Front
    workers: list[Celery]
    broker: Server


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """Two web processes and two workers on PostgreSQL and Redis of their own; all is running."""
    with running(postgres(folder)) as database, running(redis(folder)) as broker:
        site = new_site(
            folder,
            "cluster",
            DATABASE_URL=database.url,
            REDIS_URL=broker.url,
            DJANGO_SETTINGS_MODULE="tests.faults.settings",
        )
        webs = [site, replace(site, port=free_port())]
        workers = [
            Celery(site.environment, folder / f"{name}.log", WORKER, ("-n", f"{name}@%h"))
            for name in ("first", "second")
        ]
        schedule = ("--schedule", str(folder / "schedule"))
        beat = Celery(site.environment, folder / "beat.log", BEAT, schedule)
        with ExitStack() as stack:
            for part in (*webs, *workers, beat):
                stack.callback(part.kill)
                part.start()
            yield Cluster(Front(webs), workers, broker)
