"""What is installed is what was locked, byte for byte."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)


def test_every_python_package_is_locked_with_hashes() -> None:
    packages = tomllib.loads((ROOT / "uv.lock").read_text())["package"]
    locked = [one for one in packages if "registry" in one["source"]]
    assert len(locked) > 100
    # The only one from elsewhere is the project itself.
    assert [one["name"] for one in packages if one not in locked] == ["qalqan"]
    for package in locked:
        files = [*package.get("wheels", []), *filter(None, [package.get("sdist")])]
        assert files, package["name"]
        assert all(file["hash"].startswith("sha256:") for file in files), package["name"]


def test_every_npm_package_is_locked_with_a_hash() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    fetched = {name: one for name, one in packages.items() if name}
    assert fetched
    assert all(one["integrity"].startswith("sha512-") for one in fetched.values())


@pytest.mark.parametrize("name", ["tools", "scanner"])
def test_every_tool_is_locked_with_hashes(name: str) -> None:
    text = (ROOT / ".ci" / f"{name}.txt").read_text().replace("\\\n", "")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert lines
    assert all(re.match(r"\S+==\S+ .*--hash=sha256:[0-9a-f]{64}", line) for line in lines)


def test_npm_installs_from_the_lock_and_runs_no_scripts() -> None:
    prepare = (ROOT / ".ci" / "prepare").read_text()
    assert re.search(r"npm ci .*--ignore-scripts", prepare)
    assert "npm install" not in prepare
    assert "uv sync --quiet --frozen" in prepare
