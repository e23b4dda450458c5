"""The first run of an installation, in production's settings, and every later one."""

import json
import os
import subprocess

import pytest

from tests.running import Site
from tests.sites import own_database

PASSWORD = "seven quiet herons at dawn"
ANSWERS = {"ADMIN_EMAIL": "head@training.example.kz", "ADMIN_PASSWORD": PASSWORD}
COUNTS = """
import json
from courses.models import CataloguePage
from qalqan.accounts.models import User
from qalqan.common.models import AuditRow, HomePage
from wagtail.models import Site
head = User.objects.first()
print(json.dumps({
    "people": User.objects.count(),
    "homes": HomePage.objects.count(),
    "catalogues": CataloguePage.objects.count(),
    "sites": list(Site.objects.values_list("hostname", "port")),
    "signs in": bool(head and head.is_superuser and head.check_password(PASSWORD)),
    "audited": bool(head) and AuditRow.objects.filter(subject=f"person:{head.pk}").exists(),
}))
""".replace("PASSWORD", repr(PASSWORD))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Migrated, and nothing more."""
    folder = tmp_path_factory.mktemp("new")
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "qalqan.settings.production",
        "DATABASE_URL": own_database(folder, "new_installation"),
        "VAR_DIR": str(folder),
        "SECRET_KEY": "s" * 60,
        "AUDIT_KEY": "a" * 60,
        "ALLOWED_HOSTS": "training.example.kz",
        "PUBLIC_BASE_URL": "https://training.example.kz",
    }
    made = Site(environment, 0)
    made.manage("migrate", "--verbosity", "0")
    return made


def found(site: Site) -> dict[str, object]:
    line = site.manage("shell", "-v", "0", "-c", COUNTS).strip().splitlines()[-1]
    counted: dict[str, object] = json.loads(line)
    return counted


def set_up(site: Site, **answers: str) -> dict[str, object]:
    told: dict[str, object] = json.loads(
        Site({**site.environment, **answers}, 0).manage("setup_site")
    )
    return told


def refusal(site: Site, **answers: str) -> str:
    with pytest.raises(subprocess.CalledProcessError) as error:
        set_up(site, **answers)
    return str(error.value.stderr)


def test_an_installation_is_set_up_once_and_whole(site: Site) -> None:
    assert "ADMIN_EMAIL" in refusal(site)
    assert "Nothing was set up" in refusal(site, **{**ANSWERS, "ADMIN_PASSWORD": "short"})
    assert found(site)["homes"] == found(site)["people"] == 0

    assert set_up(site, **ANSWERS)["administrator"] is True
    assert found(site) == {
        "people": 1,
        "homes": 1,
        "catalogues": 1,
        "sites": [["training.example.kz", 443]],
        "signs in": True,
        "audited": True,
    }

    again = set_up(site, **{**ANSWERS, "ADMIN_EMAIL": "other@training.example.kz"})
    assert (again["created"], again["administrator"]) == (0, False)
    assert found(site)["people"] == 1
