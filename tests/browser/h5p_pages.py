"""A page that plays a package, as tests need it: with a place for results, and with somebody
outside who waits to be told."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import Any

from playwright.sync_api import FrameLocator, Page, Route

RESULTS = "/kk/taken-by-the-test/"
# What a lesson says at its player, before the page's scripts run.
LESSON = """document.addEventListener("readystatechange", () => {
  const box = document.querySelector("[data-h5p]");
  if (!box || document.readyState !== "interactive") { return; }
  box.dataset.results = "@results@";
  box.dataset.state = String.raw`@state@`;
  box.insertAdjacentHTML("afterbegin", '<input type="hidden" name="csrfmiddlewaretoken">');
});"""


@dataclass
class Thief:
    """A server that nobody should ever ask."""

    url: str
    asked: list[str] = field(default_factory=list)


@contextmanager
def waiting() -> Iterator[Thief]:
    class Handler(StreamRequestHandler):
        def handle(self) -> None:
            # Chromium may warm up a connection before it looks at the policy; nothing is asked.
            if line := self.rfile.readline().decode():
                found.asked.append(line)

    server = ThreadingTCPServer(("127.0.0.1", 0), Handler)
    found = Thief(f"http://127.0.0.1:{server.server_address[1]}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield found
    server.shutdown()
    server.server_close()


def frame_of(page: Page) -> FrameLocator:
    return page.frame_locator("[data-h5p] iframe")


def taking(page: Page, *, presses: Any = 0) -> list[Any]:
    """Let the page send results, as a lesson does, and have a state; all that it sends.

    Without `presses` the state is that of a content which had none to give.
    """
    sent: list[Any] = []
    kept = None if presses is None else {"presses": presses}
    state = json.dumps({"0": {"state": json.dumps(kept)}})
    page.add_init_script(LESSON.replace("@results@", RESULTS).replace("@state@", state))

    def take(route: Route) -> None:
        sent.append(route.request.post_data_json)
        route.fulfill(status=204)

    page.route(f"**{RESULTS}", take)
    return sent
