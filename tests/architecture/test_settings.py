"""Settings refuse to start half-configured, and say what to do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from qalqan.settings.databases import database_from
from qalqan.settings.local_keys import local_key

COMPLETE = {
    "SECRET_KEY": "x" * 60,
    "AUDIT_KEY": "y",
    "ALLOWED_HOSTS": "qalqan.example",
    "PUBLIC_BASE_URL": "https://qalqan.example",
}


def start(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=settings.BASE_DIR,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "qalqan.settings.production",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", sorted(COMPLETE))
def test_production_refuses_to_start_without(name: str) -> None:
    finished = start({key: value for key, value in COMPLETE.items() if key != name})
    assert finished.returncode != 0
    assert f"{name} is not set" in finished.stderr


def test_production_names_a_database_url_that_it_cannot_read() -> None:
    finished = start({**COMPLETE, "DATABASE_URL": "mysql://somewhere/qalqan"})
    assert finished.returncode != 0
    assert "DATABASE_URL has the scheme 'mysql'; expected postgres://" in finished.stderr


def test_production_names_a_host_for_packages_that_it_would_not_answer() -> None:
    finished = start({**COMPLETE, "CONTENT_ORIGIN": "https://content.example"})
    assert finished.returncode != 0
    assert "Add content.example to ALLOWED_HOSTS" in finished.stderr


@pytest.mark.parametrize("url", ["nonsense", "postgres://", "://", "redis://localhost/1"])
def test_an_unusable_database_url_is_refused_with_an_example(url: str, tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"expected postgres://user"):
        database_from(url, tmp_path)


def test_without_a_database_url_data_lies_in_var(tmp_path: Path) -> None:
    config = database_from("", tmp_path / "var")
    assert config["NAME"] == str(tmp_path / "var" / "qalqan.sqlite3")
    assert config["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in config["OPTIONS"]["init_command"]


def test_postgresql_keeps_its_connections_and_checks_them(tmp_path: Path) -> None:
    config = database_from("postgres://qalqan@127.0.0.1:5432/qalqan", tmp_path)
    assert config["ENGINE"].endswith("postgresql")
    assert config["CONN_HEALTH_CHECKS"] is True


def test_a_local_key_is_made_once_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    key = local_key(tmp_path / "var", "audit")
    assert key == local_key(tmp_path / "var", "audit")
    assert (tmp_path / "var" / "audit.key").stat().st_mode & 0o077 == 0


def test_postgresql_is_reached_by_the_socket_that_the_operating_guide_names() -> None:
    guide = (settings.BASE_DIR / "docs" / "operating.md").read_text()
    url = next(line for line in guide.splitlines() if line.startswith("DATABASE_URL=postgres"))
    database = database_from(url.partition("=")[2], Path())
    assert (database["HOST"], database["NAME"]) == ("/var/run/postgresql", "qalqan")
