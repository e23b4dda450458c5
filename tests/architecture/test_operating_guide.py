"""The operator's guide says what the settings and the units really are."""

import re
from pathlib import Path

from django.core.management import get_commands

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "operating.md").read_text()
UNITS = sorted((ROOT / "docs" / "operating" / "systemd").iterdir())


def test_the_guide_lists_every_setting() -> None:
    sources = [path.read_text() for path in (ROOT / "site/qalqan/settings").glob("*.py")]
    read = re.compile(r'env\.\w+\(\s*"([A-Z][A-Z0-9_]+)"')
    asked = {name for text in sources for name in read.findall(text)}
    assert asked
    assert sorted(name for name in asked if f"`{name}`" not in GUIDE) == []


def test_commands_of_the_guide_and_the_units_exist() -> None:
    texts = [GUIDE, *(unit.read_text() for unit in UNITS)]
    named = {name for text in texts for name in re.findall(r"bin/qalqan (\w+)", text)}
    assert {"setup_site", "backup", "run_due"} <= named
    assert named <= set(get_commands())


def test_every_unit_of_the_guide_is_there_and_runs_as_nobody_special() -> None:
    named = set(re.findall(r"qalqan-[a-z]+(?=[ .'`])", GUIDE)) - {"qalqan-web"}
    there = {unit.stem for unit in UNITS}
    assert named <= there
    assert "qalqan.target" in {unit.name for unit in UNITS}
    services = [unit.read_text() for unit in UNITS if unit.suffix == ".service"]
    assert all("User=qalqan\n" in text and "ProtectSystem=strict" in text for text in services)


def test_a_restart_reaches_what_runs_all_the_time_and_starts_nothing_that_runs_once() -> None:
    services = {unit.stem: unit.read_text() for unit in UNITS if unit.suffix == ".service"}
    once = {name for name, text in services.items() if "Type=oneshot" in text}
    assert once == {"qalqan-backup", "qalqan-due"}
    for name, text in services.items():
        assert ("PartOf=qalqan.target" in text) is (name not in once)
        assert ("WantedBy=qalqan.target" in text) is (name not in once)
    told = GUIDE + (ROOT / ".ci" / "install").read_text()
    assert re.findall(r"systemctl restart ([\w.*'-]+)", told) == ["qalqan.target"] * 2


def test_the_rehearsal_of_a_restore_touches_neither_the_database_nor_the_media_of_the_site() -> (
    None
):
    (rehearsal,) = re.findall(r"rehearse\(\) \{.*?\}", GUIDE, re.DOTALL)
    settings, _command = rehearsal.split("/usr/bin/env ")[1].split(".venv")
    given = dict(re.findall(r"([A-Z0-9_]+)=(\S+)", settings))
    # Behind the settings of the site, over which what systemd is told beside them would not win.
    assert rehearsal.index("EnvironmentFile=") < rehearsal.index("/usr/bin/env")
    assert given == {
        "S3_MEDIA": "0",
        "MEDIA_ROOT": "/srv/rehearsal/media",
        "DATABASE_URL": "sqlite:////srv/rehearsal/db.sqlite3",
    }
