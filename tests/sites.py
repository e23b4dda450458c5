"""New sites for tests: what all begin with is made once a run and then copied."""

import atexit
import fcntl
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg

from tests.running import Site, free_port

# What the processes of one run share, the workers of xdist among them.
RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
PREPARED = Path(tempfile.gettempdir()) / f"qalqan-prepared-{RUN}"
COURSES = Path(__file__).parent / "starter"


def new_site(folder: Path, name: str, *, on_sqlite: bool = False, **settings: str) -> Site:
    """Migrated, with the starter content, not yet started; `settings` for its environment."""
    if given := settings.get("DATABASE_URL"):
        site = _site(folder, given, settings)
        _fill(site)
    else:
        site = _site(folder, _address(folder, name, on_sqlite=on_sqlite), settings)
        with _locked():
            _copy(_prepared(on_sqlite=on_sqlite), folder, site.environment["DATABASE_URL"])
    return site


def own_database(folder: Path, name: str, *, on_sqlite: bool = False) -> str:
    """Where an SQLite file may be, or a new database on the PostgreSQL that the run was given."""
    address = _address(folder, name, on_sqlite=on_sqlite)
    if address.startswith("postgres"):
        _create(address)
    return address


def _address(folder: Path, name: str, *, on_sqlite: bool) -> str:
    url = os.environ.get("DATABASE_URL", "")
    if on_sqlite or not url.startswith("postgres"):
        return f"sqlite:///{folder / 'site.sqlite3'}"
    return f"{url.rsplit('/', 1)[0]}/{name}"


def _site(folder: Path, database: str, settings: dict[str, str]) -> Site:
    port = free_port()
    environment = {
        **{key: value for key, value in os.environ.items() if key != "REDIS_URL"},
        "DJANGO_SETTINGS_MODULE": "qalqan.settings.dev",
        "DATABASE_URL": database,
        "MEDIA_ROOT": str(folder / "media"),
        "PUBLIC_BASE_URL": f"http://127.0.0.1:{port}",
        "STARTER_COURSES": str(COURSES),
        # Somewhere else on this machine: the exit must not lead to the network in a test.
        "EXIT_URL": f"http://localhost:{port}/healthz",
        **settings,
    }
    return Site(environment, port)


def _fill(site: Site) -> None:
    site.manage("migrate", "--verbosity", "0")
    site.manage("load_starter")


def _prepared(*, on_sqlite: bool) -> Site:
    """The site of which the others are copies, made when the first of them is asked for."""
    folder = PREPARED / ("sqlite" if on_sqlite else "own")
    site = _site(folder, _address(folder, f"prepared_{RUN}", on_sqlite=on_sqlite), {})
    if not folder.exists():
        (folder / "media").mkdir(parents=True)
        own_database(folder, f"prepared_{RUN}", on_sqlite=on_sqlite)
        _fill(site)
    return site


def _copy(prepared: Site, folder: Path, database: str) -> None:
    shutil.copytree(prepared.environment["MEDIA_ROOT"], folder / "media", dirs_exist_ok=True)
    template = prepared.environment["DATABASE_URL"]
    if template.startswith("postgres"):
        _create(database, template=_name(template))
    else:
        with (
            closing(sqlite3.connect(_path(template))) as source,
            closing(sqlite3.connect(_path(database))) as target,
        ):
            source.backup(target)


def _create(address: str, template: str = "template1") -> None:
    name = _name(address)
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}"')  # type: ignore[arg-type]
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')  # type: ignore[arg-type]


def _name(address: str) -> str:
    return address.rsplit("/", 1)[1]


def _path(address: str) -> str:
    return address.removeprefix("sqlite:///")


@contextmanager
def _locked() -> Iterator[None]:
    PREPARED.mkdir(exist_ok=True)
    with (PREPARED / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@atexit.register
def _tidy() -> None:
    if PREPARED.exists():
        with _locked():
            shutil.rmtree(PREPARED, ignore_errors=True)
