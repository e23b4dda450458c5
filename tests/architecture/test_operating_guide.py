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
    services = [unit.read_text() for unit in UNITS if unit.suffix == ".service"]
    assert all("User=qalqan\n" in text and "ProtectSystem=strict" in text for text in services)
