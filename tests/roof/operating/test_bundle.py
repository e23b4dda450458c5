"""The bundle installs, upgrades and goes back on a machine with no network."""

import hashlib
import os
import re
import runpy
import shutil
import subprocess
import sys
import tarfile
import urllib.request
from pathlib import Path

import pytest

from tests.running import ROOT, free_port, wait_until_served

# One worker makes the bundle, and not each its own.
pytestmark = [pytest.mark.services, pytest.mark.xdist_group("bundle")]
ADMIN = {"ADMIN_EMAIL": "head@training.example.kz", "ADMIN_PASSWORD": "seven quiet herons at dawn"}
NO_NETWORK = {
    "PIP_NO_INDEX": "1",
    "https_proxy": "http://127.0.0.1:9",
    "http_proxy": "http://127.0.0.1:9",
}
COUNT = "from qalqan.accounts.models import User; print('people', User.objects.count())"


def off_the_network() -> list[str]:
    """What to put before a command so that it has no network, where this machine lets us."""
    for way in (["unshare", "-n"], ["unshare", "-rn"]):
        if shutil.which("unshare") and subprocess.run([*way, "true"], check=False).returncode == 0:
            return way
    return []


def run(*command: object, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], **NO_NETWORK, **more}
    words = [*off_the_network(), *map(str, command)]
    return subprocess.run(words, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundle")
    subprocess.run(
        [ROOT / ".ci" / "bundle"],
        env={**os.environ, "BUNDLE_OUTPUT": str(folder), "BUNDLE_VERSION": "one"},
        check=True,
        capture_output=True,
    )
    archive = folder / "qalqan-one.tar.gz"
    subprocess.run(
        ["sha256sum", "--check", f"{archive.name}.sha256"],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    with tarfile.open(archive) as opened:
        opened.extractall(folder, filter="data")
    return folder / "qalqan-one"


def as_version(bundle: Path, version: str) -> Path:
    """The same bundle under another version, its list of checksums made anew."""
    (bundle / "VERSION").write_text(f"{version}\n")
    digest = hashlib.sha256((bundle / "VERSION").read_bytes()).hexdigest()
    lines = (bundle / "SHA256SUMS").read_text().splitlines()
    kept = [line for line in lines if not line.endswith("./VERSION")]
    (bundle / "SHA256SUMS").write_text("\n".join([*kept, f"{digest}  ./VERSION", ""]))
    return bundle


def test_a_bundle_installs_upgrades_and_goes_back(bundle: Path, tmp_path: Path) -> None:
    root = tmp_path / "srv"
    install, qalqan = [sys.executable, bundle / "install", "--root", root], root / "bin" / "qalqan"
    refused = run(*install)
    assert "--url" in refused.stderr

    first = run(*install, "--url", "https://training.example.kz")
    assert first.returncode == 0, first.stderr
    assert "wagtail" in (root / "current" / "THIRD_PARTY.md").read_text()
    assert (root / "qalqan.env").stat().st_mode & 0o777 == 0o600
    assert run(qalqan, "setup_site", **ADMIN).returncode == 0
    assert run(qalqan, "check", "--deploy", "--fail-level", "WARNING").returncode == 0
    assert "installed already" in run(*install).stderr

    as_version(bundle, "two")
    upgraded = run(*install)
    assert upgraded.returncode == 0, upgraded.stderr
    assert (root / "current").resolve().name == "two"
    assert (root / "var" / "backups" / "before-two.backup").exists()
    assert run(qalqan, "shell", "-v", "0", "-c", COUNT).stdout.split()[-1] == "1"
    assert _answers(root)

    assert run(*install, "--rollback").returncode == 0
    assert (root / "current").resolve().name == "one"


def test_a_bundle_that_lost_or_gained_a_file_installs_nothing(bundle: Path, tmp_path: Path) -> None:
    install = [
        sys.executable,
        bundle / "install",
        "--root",
        tmp_path / "srv",
        "--url",
        "https://a.kz",
    ]
    stranger = bundle / "code" / "stranger.py"
    stranger.write_text("")
    assert "not on its list" in run(*install).stderr
    stranger.unlink()
    manage = bundle / "code" / "manage.py"
    whole = manage.read_bytes()
    manage.write_bytes(whole + b"#")
    assert "damaged at ./code/manage.py" in run(*install).stderr
    manage.write_bytes(whole)
    assert not (tmp_path / "srv" / "current").exists()


def _answers(root: Path) -> bool:
    """The installed release, served as its unit serves it."""
    port = free_port()
    lines = (root / "qalqan.env").read_text().splitlines()
    settings = dict(line.split("=", 1) for line in lines if not line.startswith("#"))
    process = subprocess.Popen(
        [
            root / "current/.venv/bin/granian",
            "--interface",
            "wsgi",
            "--port",
            str(port),
            "qalqan.wsgi:application",
        ],
        cwd=root / "current",
        env={"PATH": os.environ["PATH"], **settings, "SECURE_SSL_REDIRECT": "0"},
    )
    try:
        wait_until_served(port, settings["ALLOWED_HOSTS"])
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/kk/", headers={"Host": settings["ALLOWED_HOSTS"]}
        )
        with urllib.request.urlopen(request) as response:
            return bool(response.status == 200)
    finally:
        process.terminate()
        process.wait()


def test_every_python_of_the_minor_version_finds_its_packages(bundle: Path) -> None:
    """Debian's 3.11.2 needs packages that a later 3.11, which makes the bundle, does not."""
    listed = (bundle / "requirements.txt").read_text()
    needed = re.findall(r"^([\w-]+)==\S+ ; python_full_version < '3\.11\.\d+'", listed, re.M)
    wheels = {path.name.split("-")[0] for path in (bundle / "wheels").iterdir()}
    assert {name.replace("-", "_") for name in needed} <= wheels
    assert "async_timeout" in wheels


def test_an_upgrade_works_on_the_data_as_the_user_to_whom_it_belongs(tmp_path: Path) -> None:
    """A file that root wrote there the site could not change, and the socket would know nobody."""
    install = runpy.run_path(str(ROOT / ".ci" / "install"))
    (tmp_path / "var").mkdir()
    assert install["owner"](tmp_path) == {}
    if os.geteuid() == 0:
        os.chown(tmp_path / "var", 1234, 1235)
        assert install["owner"](tmp_path) == {"user": 1234, "group": 1235, "extra_groups": []}
