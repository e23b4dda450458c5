"""Public pages: from memory beside a bare view, as files beside a plain file, and a first visit."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.bench.load import rates
from tests.running import Site, free_port
from tests.sites import new_site

PAGE = "/kk/help/"
NGINX = """
include /etc/nginx/modules-enabled/*.conf;
daemon off; pid {folder}/nginx.pid; worker_processes 1; error_log /dev/null;
events {{}}
http {{
    keepalive_requests 1000000000;
    include {folder}/published/nginx.conf;
    server {{ listen {port}; access_log off; root {folder}/plain; }}
}}
"""
Figures = dict[str, dict[str, Any]]


def measure() -> Figures:
    # nginx is started as root, and its worker, another user, reads the files.
    with tempfile.TemporaryDirectory(prefix="qalqan-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        site = new_site(folder, "bench_campaigns", on_sqlite=True)
        site.environment["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
        has_brotli = Path("/etc/nginx/modules-enabled/50-mod-http-brotli-static.conf").exists()
        module = ["--brotli"] if has_brotli else []
        site.manage("publish_campaigns", "--output", str(folder / "published"), *module)
        tree = folder / "published" / "current"
        page = next((tree / "pages").rglob(f"{PAGE.strip('/')}/index.html.br"))
        served = page if has_brotli else page.with_suffix(".gz")
        return {
            **_first_visit(page, tree),
            **_from_memory(site, page.stat().st_size),
            **_as_files(site, folder, served.stat().st_size),
        }


def _first_visit(page: Path, tree: Path) -> Figures:
    from campaigns.services.published.assets import IN_PAGE

    named = set(IN_PAGE.findall(page.with_suffix("").read_text()))
    files = [tree / f"{name.lstrip('/')}.br" for name in named if name.startswith("/static/")]
    # Heads of the answers: 900 bytes for the page, 400 for a file.
    size = page.stat().st_size + 900 + sum(file.stat().st_size + 400 for file in files)
    goal = "at most 5 requests, 60 KB"
    return {"help page, first visit": {"requests": 1 + len(files), "bytes": size, "goal": goal}}


def _from_memory(site: Site, size: int) -> Figures:
    site.application = "tests.bench.wsgi:application"
    site.environment["BENCH_BODY"] = str(size)
    site.start()
    try:
        page, bare = rates([(site.port, PAGE), (site.port, "/bench/bare/")])
    finally:
        site.stop()
    return {"help page from memory / bare WSGI view": _figure(page, bare, "bare view", 0.6)}


def _as_files(site: Site, folder: Path, size: int) -> Figures:
    if not shutil.which("nginx"):
        sys.stderr.write("bench: no nginx on this machine, so published files are not measured\n")
        return {}
    (folder / "plain").mkdir()
    (folder / "plain" / "page.html").write_bytes(os.urandom(size))
    port = free_port()
    with _nginx(folder, port):
        page, plain = rates([(site.port, PAGE), (port, "/page.html")])
    name = "help page as a file behind nginx / plain file"
    return {name: _figure(page, plain, "plain file of the size", 0.9)}


def _figure(rate: float, yardstick: float, name: str, goal: float) -> dict[str, Any]:
    return {
        "ratio": round(rate / yardstick, 2),
        "yardstick": name,
        "goal": f"at least {goal}",
        "per_second": round(rate),
        "yardstick_per_second": round(yardstick),
    }


@contextmanager
def _nginx(folder: Path, port: int) -> Iterator[None]:
    conf = folder / "nginx.conf"
    conf.write_text(NGINX.format(folder=folder, port=port))
    process = subprocess.Popen(["nginx", "-c", conf])
    try:
        _wait_for(port)
        yield
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int) -> None:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("nginx did not start within ten seconds")
