"""Start PostgreSQL and Redis on free loopback ports, run a command on them, stop them again.

Used by `make services-test`. PostgreSQL refuses to run as root, so there it runs as `postgres`
or `nobody`.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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


@dataclass
class Server:
    """A server of the run's own, which a test may stop, kill and start anew."""

    url: str
    port: int
    command: list[str | Path]
    options: dict[str, Any]
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, **self.options)
        wait_for(self.port, Path(self.command[0]).name)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait()


def postgres(folder: Path) -> Server:
    """SIGQUIT is its immediate shutdown: as after a loss of power, without a checkpoint."""
    places = ("usr/lib/postgresql/*/bin",)
    who, data, port = unprivileged(), folder / "postgres", free_port()
    data.mkdir()
    if who:
        os.chown(data, who["user"], who["group"])
    options = {"cwd": data, "env": {**os.environ, "LC_ALL": "C.UTF-8"}, **who}
    subprocess.run(
        [binary("initdb", *places), "-D", data, "-U", "qalqan", "-A", "trust", "-E", "UTF8"],
        check=True,
        stdout=subprocess.DEVNULL,
        **options,
    )
    command: list[str | Path] = [
        binary("postgres", *places), "-D", data, "-p", str(port), "-k", data,
        "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200",
        "-c", "log_min_messages=fatal",
    ]  # fmt: skip
    return Server(f"postgres://qalqan@127.0.0.1:{port}/postgres", port, command, options)


def redis(folder: Path) -> Server:
    port = free_port()
    command: list[str | Path] = [
        binary("redis-server"), "--port", str(port), "--bind", "127.0.0.1",
        "--save", "", "--dir", str(folder), "--loglevel", "warning",
    ]  # fmt: skip
    return Server(f"redis://127.0.0.1:{port}/0", port, command, {})


@contextmanager
def running(server: Server) -> Iterator[Server]:
    server.start()
    try:
        yield server
    finally:
        server.stop()


def main(command: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="qalqan-services-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        with running(postgres(folder)) as database, running(redis(folder)) as broker:
            addresses = {"DATABASE_URL": database.url, "REDIS_URL": broker.url}
            environment = {**os.environ, **addresses}
            return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
