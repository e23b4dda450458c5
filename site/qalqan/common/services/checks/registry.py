"""The registry of checks. An app adds its own in ready(); the command and the editor run all."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from wagtail.models import Page

from qalqan.common.models import BasePage


@dataclass(frozen=True)
class Finding:
    """`page` is its path, or the name of a record; `language` is "" where it concerns all.

    A blocking one says that the content should not be public as it stands.
    """

    check: str
    page: str
    message: str
    language: str = ""
    blocking: bool = False

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


PageCheck = Callable[[Any], Iterator[Finding]]
Check = Callable[[], Iterator[Finding]]
page_checks: list[PageCheck] = []
checks: list[Check] = []


def register_for_pages(check: PageCheck) -> None:
    """Add a check of one page as it is given: a draft in the editor, else what is live."""
    page_checks.append(check)


def register(check: Check) -> None:
    """Add a check of records that are no pages."""
    checks.append(check)


def of_page(page: BasePage) -> list[Finding]:
    """What is amiss on one page, blocking findings first."""
    found = [finding for check in page_checks for finding in check(page)]
    return sorted(found, key=lambda finding: not finding.blocking)


def run() -> Iterator[Finding]:
    """Check every live page, then the registers."""
    for page in Page.objects.live().filter(depth__gt=1).order_by("path").specific(defer=False):
        if isinstance(page, BasePage):
            yield from of_page(page)
    for check in checks:
        yield from check()
