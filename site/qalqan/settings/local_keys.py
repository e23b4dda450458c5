"""Keys for development: made once, kept in var/, never committed."""

import secrets
from pathlib import Path


def local_key(var_dir: Path, name: str) -> str:
    """Return the key `name`, made on first use and readable by its owner alone."""
    path = var_dir / f"{name}.key"
    if not path.exists():
        var_dir.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text()
