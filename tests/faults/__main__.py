"""`make faults`: the fault tests in full; each figure beside its goal, into var/faults.json."""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django

from tests.faults.answering import kill_under_load, write_under_load
from tests.faults.repeating import repeat
from tests.running import ROOT, new_site

Row = tuple[str, int, int, bool]


def main() -> int:
    table: dict[str, dict[str, int]] = {}
    missed = False
    for name, found, goal, reached in _figures():
        table[name] = {"found": found, "goal": goal}
        missed |= not reached
        sys.stdout.write(f"{name:52} {found:>8} goal {goal}\n")
        sys.stdout.flush()
    path = ROOT / "var" / "faults.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(table, indent=2) + "\n")
    return int(missed)


def _figures() -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="qalqan-faults-") as folder:
        place = Path(folder)
        killed = kill_under_load(
            new_site(_made(place / "kills"), "faults_kills"),
            learners=16,
            kills=20,
            seconds_between=10,
        )
        name = "kill -9 under 16 clients"
        yield f"{name}: kills", killed.kills, 20, killed.kills >= 20
        yield f"{name}: acknowledged", killed.acknowledged, 25_000, killed.acknowledged >= 25_000
        yield from _none(name, killed, "lost", "duplicated", "refused")
        written = write_under_load(
            new_site(_made(place / "writers"), "faults_writers", on_sqlite=True),
            writers=16,
            seconds=60,
        )
        name = "16 writers on SQLite, 60 s"
        yield f"{name}: acknowledged", written.acknowledged, 1, written.acknowledged > 0
        yield from _none(name, written, "lost", "duplicated", "refused")
        repeated = repeat(new_site(_made(place / "repeats"), "faults_repeats"), attempts=500)
        name = "the same answer ten times, replayed"
        yield f"{name}: attempts", repeated.attempts, 500, repeated.attempts == 500
        yield from _none(name, repeated, "wrong_rows", "changed", "unexpected")
    yield from _clocks()


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _none(name: str, found: Any, *what: str) -> Iterator[Row]:
    for one in what:
        number = getattr(found, one)
        yield f"{name}: {one.replace('_', ' ')}", number, 0, number == 0


def _clocks() -> Iterator[Row]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qalqan.settings.test")
    django.setup()
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases

    setup_test_environment()
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        from django.test import Client

        from tests.factories import UserFactory, make_assessment, make_item
        from tests.faults.clocks import CASES, wrong_cases

        learner, client = UserFactory(), Client()
        client.force_login(learner, "qalqan.accounts.services.sign_in.SignInBackend")
        paper = make_assessment("clocks", [make_item("clock")], time_limit=10)
        wrong = len(wrong_cases(client, learner, paper))
    finally:
        teardown_databases(databases, verbosity=0)
    yield "clock ±24 h: cases", len(CASES), 200, len(CASES) == 200
    yield "clock ±24 h: wrong", wrong, 0, wrong == 0


if __name__ == "__main__":
    sys.exit(main())
