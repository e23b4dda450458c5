"""Attempts for browser tests, and what the site has stored of them."""

import json
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator

from tests.assessments.presenting.items import ITEMS
from tests.browser.conftest import Visitor
from tests.running import Site

KINDS = list(ITEMS)
NEW = """
from qalqan.accounts.models import User
from qalqan.services.starter.people import PASSWORD
from tests.assessments.presenting.papers import begin, store_paper
person = User.objects.filter(email="{name}@demo.example").first() or User.objects.create_user(
    "{name}@demo.example", PASSWORD, last_name="{name}", is_demo=True
)
print(begin(store_paper("{name}", **{rules!r}), person).uuid)
"""
STORED = """
import json
from assessments.models import Response
rows = Response.objects.filter(attempt__uuid="{uuid}").order_by("id")
print(json.dumps(list(rows.values_list("raw", flat=True))))
"""
DEADLINE = """
from datetime import timedelta
from django.utils import timezone
from assessments.models import Attempt
Attempt.objects.filter(uuid="{uuid}").update(
    deadline=timezone.now() - timedelta(seconds={seconds}), grace=timedelta(seconds=600)
)
"""
FINISH = """
from assessments import services
from assessments.models import Attempt
attempt = Attempt.objects.get(uuid="{uuid}")
services.finish(attempt.uuid, learner=attempt.learner)
"""


@dataclass(frozen=True)
class Sitting:
    """An attempt of the person `name` at an assessment of their own."""

    site: Site
    name: str
    uuid: str

    def path(self, kind: str, language: str = "kk") -> str:
        return f"/{language}/attempts/{self.uuid}/{1 + KINDS.index(kind)}/"

    def end(self, name: str, language: str = "kk") -> str:
        return f"/{language}/attempts/{self.uuid}/{name}/"

    def stored(self) -> list[Any]:
        """The raw answers in the order in which they arrived."""
        return json.loads(self.tell(STORED))

    def passed_deadline(self, seconds: int) -> None:
        self.tell(DEADLINE, seconds=seconds)

    def finish(self) -> None:
        self.tell(FINISH)

    def tell(self, code: str, **values: Any) -> str:
        text = code.format(uuid=self.uuid, **values)
        return (self.site.manage("shell", "--no-imports", "-c", text).splitlines() or [""])[-1]


def new_sitting(site: Site, name: str, **rules: Any) -> Sitting:
    printed = site.manage("shell", "--no-imports", "-c", NEW.format(name=name, rules=rules))
    return Sitting(site, name, printed.splitlines()[-1])


def state(person: Visitor) -> Locator:
    return person.page.locator("[data-save-state]")


def words(person: Visitor, name: str) -> str:
    """What the page says in the state `name`, in its language."""
    return state(person).get_attribute(f"data-{name}") or f"no words for {name}"


def stop_clock(person: Visitor, path: str) -> None:
    """Open the page and stop its time a minute later; it goes on only where the test says so."""
    person.page.clock.install(time="2026-11-22T08:00:00Z")
    person.open(path)
    person.page.clock.pause_at("2026-11-22T08:01:00Z")


def kept(person: Visitor) -> dict[str, str]:
    """What the device keeps."""
    return person.page.evaluate("Object.assign({}, localStorage)")
