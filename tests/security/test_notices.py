"""Everything that is shipped may be shipped under GPL-3.0-or-later, and says by whom it is."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from qalqan.management.commands import third_party_notices
from qalqan.services.notices import Notice, notices

ROOT = Path(settings.BASE_DIR)


def test_every_package_that_is_shipped_has_a_compatible_licence() -> None:
    found = notices(ROOT)
    assert {"django", "wagtail", "govuk-frontend"} <= {one.name for one in found}
    assert [(one.name, one.licence) for one in found if not one.is_compatible] == []


def test_tools_of_the_tests_are_not_shipped() -> None:
    names = {one.name for one in notices(ROOT)}
    assert not names & {"pytest", "playwright", "ruff", "axe-core"}


@pytest.mark.parametrize(
    ("licence", "is_compatible"),
    [
        ("MIT", True),
        ("Apache-2.0 OR Proprietary", True),
        ("(MIT AND Zlib)", True),
        ("MIT AND Proprietary", False),
        ("BSD License; Apache Software License", True),
        ("GPL-2.0-only", False),
        ("AGPL-3.0-only", False),
        ("", False),
    ],
)
def test_a_licence_is_told_from_others(licence: str, is_compatible: bool) -> None:
    assert Notice("a", "1", licence, ()).is_compatible is is_compatible


def test_the_scripts_of_h5p_are_named_with_the_licence_that_their_package_does_not_tell() -> None:
    (player,) = (one for one in notices(ROOT) if one.name == "h5p-standalone")
    assert player.is_compatible
    assert "GPL-3.0" in player.licence
    built = ROOT / "site/qalqan/static/qalqan/build/h5p"
    assert {path.parent.name for path in built.glob("fonts/*/*.txt")} == {"inter", "open-sans"}


def test_the_notices_carry_the_licences_in_full(tmp_path: Path) -> None:
    call_command("third_party_notices", output=tmp_path / "notices.md")
    text = (tmp_path / "notices.md").read_text()
    assert "## django 5.2" in text
    assert "Django Software Foundation" in text
    assert "## govuk-frontend" in text
    assert "Permission is hereby granted" in text


def test_a_package_that_may_not_be_shipped_stops_the_bundle(
    monkeypatch: Any, tmp_path: Path
) -> None:
    foreign = [Notice("closed", "1", "Proprietary", ())]
    monkeypatch.setattr(third_party_notices, "notices", lambda _root: foreign)
    with pytest.raises(CommandError, match="closed"):
        call_command("third_party_notices", output=tmp_path / "notices.md")
    assert not (tmp_path / "notices.md").exists()
