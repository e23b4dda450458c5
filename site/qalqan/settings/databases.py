"""DATABASE_URL to Django's DATABASES entry: embedded SQLite by default, PostgreSQL to grow on."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote

import environ
from django.core.exceptions import ImproperlyConfigured

ENGINES = {"sqlite": "django.db.backends.sqlite3", "postgres": "django.db.backends.postgresql"}
EXAMPLES = "postgres://user:password@host:5432/qalqan or sqlite:////srv/qalqan/qalqan.sqlite3"

# 16 clients for 15 s: 177 errors with SQLite's defaults, none with these.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-20000;",
}


def database_from(url: str, var_dir: Path) -> dict[str, Any]:
    """Parse `url` (empty: an SQLite file in `var_dir`); raise ImproperlyConfigured if unusable."""
    url = url or f"sqlite:///{var_dir / 'qalqan.sqlite3'}"
    scheme = url.partition(":")[0]
    try:
        config: dict[str, Any] = dict(environ.Env.db_url_config(url))
    except (ValueError, KeyError) as error:
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read; expected {EXAMPLES}.") from error
    if config.get("ENGINE") not in ENGINES.values():
        raise ImproperlyConfigured(f"DATABASE_URL has the scheme {scheme!r}; expected {EXAMPLES}.")
    if not config.get("NAME"):
        raise ImproperlyConfigured(f"DATABASE_URL names no database; expected {EXAMPLES}.")
    if config["ENGINE"] == ENGINES["sqlite"]:
        config["OPTIONS"] = SQLITE_OPTIONS
        if config["NAME"] != ":memory:":
            Path(config["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    else:
        # A socket's folder stands where a host would, with its slashes encoded.
        config["HOST"] = unquote(config.get("HOST") or "")
        config["CONN_MAX_AGE"] = 60
        config["CONN_HEALTH_CHECKS"] = True
    return config
