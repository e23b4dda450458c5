"""The containers ask for a password, watch themselves, and back up what must not be lost."""

from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
SERVICES: dict[str, Any] = COMPOSE["services"]
DATA = "/srv/qalqan/var/"


def volumes(service: str) -> dict[str, str]:
    """Where each volume of a service lies in it."""
    return dict(one.split(":") for one in SERVICES[service].get("volumes", ()))


def test_the_database_lets_nobody_in_without_a_password() -> None:
    given = SERVICES["database"]["environment"]
    assert "trust" not in str(SERVICES["database"])
    assert given["POSTGRES_HOST_AUTH_METHOD"] == "scram-sha-256"
    assert "--auth-local=scram-sha-256 --auth-host=scram-sha-256" in given["POSTGRES_INITDB_ARGS"]
    assert given["POSTGRES_PASSWORD"].startswith("${DATABASE_PASSWORD:?")


def test_no_password_stands_in_the_file_and_without_one_nothing_starts() -> None:
    for name in ("web", "worker", "beat", "backup"):
        assert "qalqan:${DATABASE_PASSWORD:?" in SERVICES[name]["environment"]["DATABASE_URL"]


def test_only_the_site_can_be_reached_and_only_from_the_machine_itself() -> None:
    reached = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}
    assert reached == {"web": ["127.0.0.1:8000:8000"]}


def test_the_site_waits_until_its_services_are_well() -> None:
    for name in ("web", "worker", "beat", "backup"):
        waits = SERVICES[name]["depends_on"]
        assert {one["condition"] for one in waits.values()} == {"service_healthy"}
        assert all("healthcheck" in SERVICES[service] for service in waits)
    assert all("healthcheck" in SERVICES[name] for name in ("web", "worker", "backup"))


def test_a_backup_of_database_and_media_is_made_into_a_volume_of_its_own() -> None:
    script = SERVICES["backup"]["command"][-1]
    # Old ones go only where a new one came.
    assert 'manage.py backup "$$today" &&\n' in script
    assert volumes("backup") == {"media": f"{DATA}media", "backups": f"{DATA}backups"}
    assert "backups" not in volumes("web")


def test_what_the_services_share_lies_in_volumes_that_the_sites_user_may_write() -> None:
    assert volumes("web") == volumes("worker")
    assert {"media", "imports"} <= volumes("web").keys()
    named = {name for service in SERVICES for name in volumes(service)}
    assert named == COMPOSE["volumes"].keys()
    made = (ROOT / "Containerfile").read_text()
    assert f"cd {DATA.rstrip('/')} && mkdir -p media published imports backups" in made
