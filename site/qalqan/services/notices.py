"""Notices of what the site is built from: every package that is shipped, with its licence.

Which packages those are, the lock files say; their licences, they themselves.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import cast

# What a work under GPL-3.0-or-later may hold. Source: the FSF's list of licences.
COMPATIBLE = (
    *("MIT", "MIT-0", "MIT-CMU", "BSD", "ISC", "0BSD", "Zlib", "CC0", "Unlicense", "PSF"),
    *("Python Software Foundation", "Apache", "LGPL-3.0", "MPL-2.0", "Mozilla Public License 2.0"),
    *("GPL-3.0", "BlueOak", "OFL-1.1"),
)
# What a package holds besides what it says. h5p-standalone 3.8 is built from H5P's own scripts
# (https://github.com/h5p/h5p-php-library, GPL-3.0), jQuery and fonts.
HOLDS = {"h5p-standalone": "MIT AND GPL-3.0-only AND OFL-1.1"}
FILES = ("LICEN", "COPYING", "NOTICE")


@dataclass(frozen=True)
class Notice:
    """A package; `texts` are its licence and notices in full, where it carries them along."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]

    @property
    def is_compatible(self) -> bool:
        """Of alternatives one is enough, of parts all are needed."""
        plain = re.sub(r"[()]", "", self.licence)
        return any(
            all(part.strip().startswith(COMPATIBLE) for part in re.split(r" AND |;", one))
            for one in plain.split(" OR ")
        )


def notices(root: Path) -> list[Notice]:
    """Of what is installed at `root`, by name; raises OSError where a lock file is missing."""
    return sorted([*_python(root), *_npm(root)], key=lambda notice: notice.name.lower())


def as_text(found: list[Notice]) -> str:
    """All notices as Markdown."""
    parts = ["# Third-party notices\n\nQalqan is built from these packages.\n"]
    for one in found:
        parts.append(f"\n## {one.name} {one.version}\n\nLicence: {one.licence}\n")
        parts += [f"\n```\n{text.strip()}\n```\n" for text in one.texts]
    return "".join(parts)


def _python(root: Path) -> Iterator[Notice]:
    packages = tomllib.loads((root / "uv.lock").read_text())["package"]
    needed = {one["name"]: one.get("dependencies", []) for one in packages}
    waiting, known = ["qalqan"], {"qalqan"}
    while waiting:
        for name in {one["name"] for one in needed[waiting.pop()]} - known:
            known.add(name)
            waiting.append(name)
            try:
                yield _of_distribution(name, distribution(name))
            except PackageNotFoundError:
                # Of another system or another Python.
                continue


def _of_distribution(name: str, found: Distribution) -> Notice:
    told = cast(Message, found.metadata)
    classified = [
        line.rpartition(" :: ")[2]
        for line in told.get_all("Classifier") or []
        if line.startswith("License ::")
    ]
    licence = told.get("License-Expression") or "; ".join(classified) or told.get("License") or ""
    files = [one for one in found.files or [] if one.name.upper().startswith(FILES)]
    texts = [Path(str(one.locate())).read_text(errors="replace") for one in files]
    return Notice(name, found.version, licence, tuple(texts))


def _npm(root: Path) -> Iterator[Notice]:
    packages = json.loads((root / "package-lock.json").read_text())["packages"]
    for place, told in packages.items():
        folder = root / place
        if not place or told.get("dev") or not folder.is_dir():
            continue
        files = [one for one in folder.iterdir() if one.name.upper().startswith(FILES)]
        texts = tuple(one.read_text(errors="replace") for one in sorted(files))
        name = place.removeprefix("node_modules/")
        licence = HOLDS.get(name) or told.get("license", "")
        yield Notice(name, told["version"], licence, texts)
