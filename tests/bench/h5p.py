"""H5P: importing a package of many libraries beside unzipping it, and what its player asks for."""

import os
import random
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client, override_settings

from assessments.h5p.formats import Dependency
from tests.assessments.h5p.packages import depends, dumped, echo, library, packed
from tests.running import ROOT

LIBRARIES = 50
MIB = 1024 * 1024
SIZE = 5 * MIB
ROUNDS = 5
MOST_TIMES, MOST_MIB = 20, 300
ADDRESS = re.compile(r'(?:src|href)="([^"]+)"')
Figures = dict[str, dict[str, Any]]


def measure() -> Figures:
    with (
        tempfile.TemporaryDirectory(prefix="qalqan-bench-") as folder,
        override_settings(MEDIA_ROOT=f"{folder}/media"),
    ):
        return {**_import(Path(folder)), **_player()}


def package(number: int) -> bytes:
    """A package of about five megabytes with fifty libraries, all in the patch `number`."""
    versions = [Dependency(f"H5P.Bench{place}", 1, 0) for place in range(LIBRARIES)]
    parts = echo(preloadedDependencies=depends(Dependency("H5P.QalqanEcho", 1, 0), *versions))
    parts["content/content.json"] = dumped({"text": f"{number}"})
    for version in versions:
        parts |= library(version, patchVersion=number)
        parts[f"{version.folder}/scripts/main.js"] = _script(version.machine_name)
    return packed(parts)


def _script(seed: str) -> bytes:
    """Programs are words that come again: they pack to about a third."""
    chance = random.Random(seed)
    words = [chance.randbytes(chance.randint(2, 6)).hex() for _word in range(3000)]
    return " ".join(chance.choices(words, k=27_000)).encode()


def _import(folder: Path) -> Figures:
    from assessments.h5p.services import import_package

    packages = [package(number) for number in range(1, ROUNDS + 1)]
    unzipped = [_seconds(lambda raw=raw: _unzip(raw, folder)) for raw in packages]
    # Each brings a newer patch of every library, so that nothing can be left out.
    imported = [
        _seconds(lambda raw=raw: import_package(BytesIO(raw), by=None, may_install=True))
        for raw in packages
    ]
    one, other = median(imported), median(unzipped)
    figure = {
        "ratio": round(one / other, 2),
        "yardstick": "unzipping it",
        "goal": f"at most {MOST_TIMES} times, under {MOST_MIB} MiB",
        "seconds": round(one, 3),
        "yardstick_seconds": round(other, 3),
        "package_mib": round(len(packages[0]) / MIB, 1),
        "process_mib": _memory(package(ROUNDS + 1), folder),
    }
    return {f"H5P import, {LIBRARIES} libraries / unzipping": figure}


def _seconds(call: Callable[[], Any]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def _unzip(raw: bytes, folder: Path) -> None:
    with tempfile.TemporaryDirectory(dir=folder) as place, zipfile.ZipFile(BytesIO(raw)) as file:
        file.extractall(place)


def _memory(raw: bytes, folder: Path) -> float:
    """MiB of a process that imports the package and does nothing else."""
    file = folder / "package.h5p"
    file.write_bytes(raw)
    command = [sys.executable, ROOT / "manage.py", "import_h5p", file]
    process = subprocess.Popen(command, env=_environment(), stdout=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, "the package was not imported"
    return round(usage.ru_maxrss / 1024, 1)


def _environment() -> dict[str, str]:
    """For a process on this run's own database."""
    url, _slash, _name = os.environ["DATABASE_URL"].rpartition("/")
    database = f"{url}/{connection.settings_dict['NAME']}"
    return {**os.environ, "DATABASE_URL": database, "MEDIA_ROOT": str(settings.MEDIA_ROOT)}


def _player() -> Figures:
    """What a browser asks for that opens the player: all addresses stand in its document."""
    from assessments.h5p.services.tokens import token_for
    from assessments.models import H5PContentRevision

    client, revision = Client(), H5PContentRevision.objects.latest("pk")
    address = f"/h5p/{token_for(revision.pk)}/kk/"
    statements = list[str]()

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        statements.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        document = client.get(address).content.decode()
    found = [one.removeprefix("http://testserver") for one in ADDRESS.findall(document)]
    files = [one for one in found if one.startswith("/h5p/")]
    immutable = [one for one in files if "immutable" in client.get(one)["Cache-Control"]]
    figure = {
        "requests": 1 + len(found),
        "library_json": sum(one.endswith("library.json") for one in found),
        "library_files": len(files),
        "immutable": len(immutable),
        "statements": len(statements),
        "goal": "one document and its files, no library.json, all library files immutable",
    }
    return {f"H5P player, {LIBRARIES} libraries": figure}
