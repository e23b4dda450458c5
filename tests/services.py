"""Start PostgreSQL and Redis on free loopback ports, run a command on them, stop them again.

Used by `make services-test`. PostgreSQL refuses to run as root, so there it runs as `postgres`
or `nobody`.
"""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

STARTED_WITHIN = 30


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def binary(name: str, *places: str) -> str:
    found = shutil.which(name) or next(
        (str(path) for place in places for path in sorted(Path("/").glob(f"{place}/{name}"))), None
    )
    if found is None:
        sys.exit(f"{name} is missing: sudo apt-get install postgresql redis-server")
    return found


def unprivileged() -> dict[str, int]:
    """Keyword arguments that make a child drop root; empty where we are not root."""
    if os.getuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            entry = pwd.getpwnam(name)
            return {"user": entry.pw_uid, "group": entry.pw_gid}
    sys.exit("there is no unprivileged user to run PostgreSQL as")


def wait_for(port: int, what: str) -> None:
    end = time.monotonic() + STARTED_WITHIN
    while time.monotonic() < end:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    sys.exit(f"{what} did not start within {STARTED_WITHIN} s")


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    places = ("usr/lib/postgresql/*/bin",)
    who, data, port = unprivileged(), folder / "postgres", free_port()
    data.mkdir()
    if who:
        os.chown(data, who["user"], who["group"])
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    subprocess.run(
        [binary("initdb", *places), "-D", data, "-U", "qalqan", "-A", "trust", "-E", "UTF8"],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=data,
        env=environment,
        **who,
    )
    server = subprocess.Popen(
        [
            binary("postgres", *places), "-D", data, "-p", str(port), "-k", data,
            "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200",
            "-c", "log_min_messages=fatal",
        ],
        cwd=data,
        env=environment,
        **who,
    )  # fmt: skip
    try:
        wait_for(port, "PostgreSQL")
        yield f"postgres://qalqan@127.0.0.1:{port}/postgres"
    finally:
        server.terminate()
        server.wait()


@contextmanager
def redis(folder: Path) -> Iterator[str]:
    port = free_port()
    server = subprocess.Popen(
        [
            binary("redis-server"), "--port", str(port), "--bind", "127.0.0.1",
            "--save", "", "--dir", str(folder), "--loglevel", "warning",
        ],
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_for(port, "Redis")
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait()


def main(command: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="qalqan-services-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        with postgres(folder) as database_url, redis(folder) as redis_url:
            environment = {**os.environ, "DATABASE_URL": database_url, "REDIS_URL": redis_url}
            return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
