"""The rows of the fault table: each makes a fault in full and gives its figures."""

import os
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.faults.answering import kill_under_load, write_under_load
from tests.faults.cuts import SOON, cut_the_network
from tests.faults.doors import DOORS, attacks
from tests.faults.effects import WITHIN, work_under_fire
from tests.faults.figures import Figure, at_least, below, exactly, none
from tests.faults.full_disk import fill_under_load
from tests.faults.repeating import repeat
from tests.faults.restarts import restart_under_load
from tests.faults.screens import strike_all
from tests.faults.tested import TESTS, run
from tests.faults.uploads import SECONDS, send_all
from tests.running import ROOT
from tests.security.nasty import NASTY
from tests.sites import new_site

Row = Callable[[Path], Iterator[Figure]]
ROWS: dict[str, Row] = {}


def row(make: Row) -> Row:
    ROWS[make.__name__] = make
    return make


@row
def kills(folder: Path) -> Iterator[Figure]:
    site = new_site(folder, "faults_kills")
    # Long enough for the answers that are asked for, on a machine that is not at its best too.
    found = kill_under_load(site, learners=16, kills=20, seconds_between=13)
    name = "kill -9 under 16 clients"
    yield at_least(f"{name}: kills", found.kills, 20)
    yield at_least(f"{name}: acknowledged", found.acknowledged, 25_000)
    yield from none(name, found, "lost", "duplicated", "refused")


@row
def writers(folder: Path) -> Iterator[Figure]:
    site = new_site(folder, "faults_writers", on_sqlite=True)
    found = write_under_load(site, writers=16, seconds=60)
    name = "16 writers on SQLite, 60 s"
    yield at_least(f"{name}: acknowledged", found.acknowledged, 1)
    yield from none(name, found, "lost", "duplicated", "refused")


@row
def repeats(folder: Path) -> Iterator[Figure]:
    found = repeat(new_site(folder, "faults_repeats"), attempts=500)
    name = "the same answer ten times, replayed"
    yield exactly(f"{name}: attempts", found.attempts, 500)
    yield from none(name, found, "wrong_rows", "changed", "unexpected")


@row
def cuts(folder: Path) -> Iterator[Figure]:
    found = cut_the_network(folder, times=100)
    name = "network cut in an assessment"
    yield exactly(f"{name}: cuts", found.cuts, 100)
    yield at_least(f"{name}: answers given", len(found.given), 100)
    yield from none(name, found, "lost", "repeated", "out_of_order", "told_late")
    yield below(f"{name}: until it is told, s", found.slowest, SOON)


@row
def uploads(folder: Path) -> Iterator[Figure]:
    found = send_all(folder, "faults_uploads", attacks(), lied_to=DOORS)
    name = "uploads over the limit, huge pictures"
    yield at_least(f"{name}: tried", found.tried, 60)
    yield from none(name, found, "taken", "worker_deaths", "files_left")
    yield exactly(f"{name}: answers 5xx", len(found.failed), 0)
    yield exactly(f"{name}: not reached", len(found.not_reached), 0)
    yield below(f"{name}: slowest, s", found.slowest, SECONDS)


@row
def screens(folder: Path) -> Iterator[Figure]:
    found = strike_all(folder, NASTY)
    name = "nasty strings in Chromium"
    yield at_least(f"{name}: pages visited", found.visited, 600)
    yield at_least(f"{name}: pages that show them", found.showing, 400)
    for what in ("scripts_run", "violations", "lurking", "failed"):
        yield exactly(f"{name}: {what.replace('_', ' ')}", len(getattr(found, what)), 0)


@row
def restarts(folder: Path) -> Iterator[Figure]:
    found = restart_under_load(folder, learners=16, restarts=6)
    name = "PostgreSQL immediate restart"
    yield exactly(f"{name}: restarts", found.answers.kills, 6)
    yield from none(name, found.answers, "lost", "duplicated")
    yield below(f"{name}: recovery, s", found.recovery, 5)


@row
def workers(folder: Path) -> Iterator[Figure]:
    found = work_under_fire(folder, learners=100, kills=20, broker_down=60)
    name = "Celery workers kill -9, broker down 60 s"
    yield exactly(f"{name}: kills", found.kills, 20)
    yield exactly(f"{name}: effects", found.effects, 100)
    yield exactly(f"{name}: effects repeated", found.repeated, 0)
    yield below(f"{name}: until the last, s", found.seconds, WITHIN)
    yield exactly(f"{name}: failed page requests", len(found.failed_requests), 0)


@row
def full_disk(folder: Path) -> Iterator[Figure]:
    found = fill_under_load(folder, learners=16, times=5)
    name = "disk full"
    yield exactly(f"{name}: times filled, resumed after", found.answers.kills, 5)
    yield exactly(f"{name}: the site's own page", found.whole_pages, 5)
    yield at_least(f"{name}: answers refused", found.answers.refused, 16)
    yield from none(name, found, "unclean", "damaged")
    yield from none(name, found.answers, "lost", "duplicated")


@row
def tested(folder: Path) -> Iterator[Figure]:
    for name, places in TESTS.items():
        found = run(places, folder)
        yield at_least(f"{name}, by its tests: cases", found.cases, 1)
        yield exactly(f"{name}, by its tests: failed", found.failed, 0)


@row
def deployed(folder: Path) -> Iterator[Figure]:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "qalqan.settings.production",
        "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
        "SECRET_KEY": secrets.token_urlsafe(60),
        "AUDIT_KEY": secrets.token_urlsafe(60),
        "ALLOWED_HOSTS": "qalqan.example",
        "PUBLIC_BASE_URL": "https://qalqan.example",
    }
    check = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    status = subprocess.run(check, cwd=ROOT, env=environment, check=False).returncode
    yield exactly("check --deploy: failed", status, 0)
