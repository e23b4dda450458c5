"""A site that runs as users meet it: its own process, its own database."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass
class Site:
    """A site served by granian, as `make demo` serves it."""

    environment: dict[str, str]
    port: int
    workers: int = 1
    application: str = "qalqan.wsgi:application"
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def manage(self, *command: str) -> str:
        finished = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
        )
        return finished.stdout

    def start(self) -> None:
        command = [Path(sys.executable).with_name("granian"), "--interface", "wsgi"]
        address = ["--host", "127.0.0.1", "--port", str(self.port), "--blocking-threads", "4"]
        address += ["--workers", str(self.workers)]
        self.process = subprocess.Popen(
            [*command, *address, "--log-level", "error", self.application],
            cwd=ROOT,
            env=self.environment,
            start_new_session=True,
        )
        wait_until_served(self.port)

    def kill(self) -> None:
        """kill -9 of the server and all its workers at once."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait()


def wait_until_served(port: int, host: str = "127.0.0.1") -> None:
    address = f"http://127.0.0.1:{port}/healthz"
    request = urllib.request.Request(address, headers={"Host": host})
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with suppress(OSError), urllib.request.urlopen(request, timeout=5):
            return
        time.sleep(0.05)
    raise TimeoutError("the site did not start within a minute")


def wait_until(condition: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"it did not happen within {seconds} s")
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
