"""The list inside a backup: what it holds, by whom it was made, and that nobody changed it."""

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass, field
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from qalqan import __version__

FORMAT = 1
NAME = "manifest.json"


@dataclass(frozen=True)
class Part:
    """A table or a file: how many rows or bytes, and the SHA-256 of its content."""

    size: int
    sha256: str


@dataclass
class Manifest:
    """`migrations` are the latest of each app: they say which tables these rows fit."""

    made_at: str
    version: str
    engine: str
    migrations: list[list[str]]
    format: int = FORMAT
    tables: dict[str, Part] = field(default_factory=dict)
    files: dict[str, Part] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)

    def to_json(self) -> bytes:
        content = asdict(self)
        return json.dumps({**content, "mac": _mac(content)}, indent=1, ensure_ascii=False).encode()


def read(text: bytes) -> tuple[Manifest, bool]:
    """The manifest, and whether this installation's key signed it. Raises ValueError."""
    content = json.loads(text)
    mac = content.pop("mac")
    if content.get("format") != FORMAT:
        raise ValueError("another format")
    parts = {
        name: {key: Part(**part) for key, part in content[name].items()}
        for name in ("tables", "files")
    }
    return Manifest(**{**content, **parts}), hmac.compare_digest(mac, _mac(content))


def migrations_here() -> list[list[str]]:
    """The latest migrations of this code."""
    leaves = MigrationLoader(connection).graph.leaf_nodes()
    return sorted([app, name] for app, name in leaves)


def version_here() -> str:
    return __version__


def _mac(content: dict[str, Any]) -> str:
    text = json.dumps(content, sort_keys=True, ensure_ascii=False).encode()
    key = f"backup {settings.AUDIT_KEY}".encode()
    return hmac.new(key, text, hashlib.sha256).hexdigest()
