"""The site, and in the same server a bare view that answers what it was given."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from qalqan.wsgi import application as site

BODY = b"x" * int(os.environ.get("BENCH_BODY", "4000"))
HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(BODY)))]


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    if environ["PATH_INFO"] == "/bench/bare/":
        start_response("200 OK", HEADERS)
        return [BODY]
    return site(environ, start_response)
