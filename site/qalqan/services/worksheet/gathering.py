"""Each unconfirmed source and line, with the words that rest on it and where they stand."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext
from wagtail.blocks import StreamValue
from wagtail.models import Page

from assessments.services import Item
from qalqan.common.enums import HotlineStatus, SourceStatus
from qalqan.common.languages import LANGUAGES
from qalqan.common.models import Hotline, Source
from qalqan.common.services import sources

EXCERPT = 400
SOURCE, LINE = "source", "hotline"


@dataclass(frozen=True)
class Place:
    """Where words rest on the source: the page or question, and the words."""

    where: str
    words: str


@dataclass(frozen=True)
class Question:
    """One thing to answer; `mark` finds it again, and tells a sheet that is out of date."""

    key: str
    mark: str
    title: str
    ask: str
    places: list[Place] = field(default_factory=list)


def questions() -> Iterator[Question]:
    """Everything that waits for a check, in the active language: sources, then hotlines."""
    for source in Source.objects.filter(status=SourceStatus.TO_VERIFY).order_by("key"):
        ask = gettext(
            "Is it in force on the day of your signature, and is what rests on it right? "
            "If it says something else, write what."
        )
        key = f"{SOURCE}:{source.key}"
        yield Question(key, mark_of(source), str(source.title), ask, list(_places(source)))
    for line in Hotline.objects.filter(status=HotlineStatus.TO_VERIFY).order_by("number"):
        ask = gettext(
            "Who answers this number today, at which hours, in which languages, at what cost, "
            "and what is passed on to the police?"
        )
        yield Question(f"{LINE}:{line.pk}", "", f"{line.number} – {line.operator}", ask)


def mark_of(source: Source) -> str:
    """Changes with what the source says, so that an old sheet cannot confirm newer words."""
    said = [getattr(source, f"{name}_{code}") for name in ("short", "title") for code in LANGUAGES]
    return hashlib.sha256("\n".join([*said, source.article]).encode()).hexdigest()[:8]


def _places(source: Source) -> Iterator[Place]:
    for use in sources.uses(source):
        if not use.direct:
            continue
        if isinstance(use.content, Page):
            for child in _citing(use.content.specific, source):
                yield Place(_where(use.content), _words(child))
        elif isinstance(use.content, Item):
            yield Place(gettext("Question “%s”") % use.content.key, _asked(use.content))


def _citing(page: Any, source: Source) -> Iterator[Any]:
    """The blocks of the page whose own citations name the source."""
    body = getattr(page, "body", None)
    for child in body if isinstance(body, StreamValue) else ():
        if source.pk in _cited(child.value):
            yield child


def _cited(value: Any) -> set[int]:
    """Ids of the sources that stand anywhere in a block's value."""
    if isinstance(value, Source):
        return {value.pk}
    if hasattr(value, "values") and callable(value.values):
        return {pk for part in value.values() for pk in _cited(part)}
    if isinstance(value, StreamValue):
        return {pk for child in value for pk in _cited(child.value)}
    if isinstance(value, str | bytes) or not hasattr(value, "__iter__"):
        return set()
    return {pk for part in value for pk in _cited(part)}


def _words(child: Any) -> str:
    text = " ".join(strip_tags(child.block.render(child.value, {})).split())
    return str(Truncator(text).chars(EXCERPT))


def _where(page: Page) -> str:
    above = [str(one.heading) for one in page.get_ancestors()[2:].specific()]
    return " › ".join([*above, str(page.specific.heading)])


def _asked(item: Item) -> str:
    """The question with the answer that is held to be right."""
    language = get_language() or LANGUAGES[0]
    spec = item.spec()
    by_nature = {"true": gettext("The statement is right"), "false": gettext("It is wrong")}
    right = [
        option["text"][language] or by_nature.get(option["id"], "")
        for option in spec.get("options", [])
        if option["id"] in (spec.get("correct") or [])
    ]
    held = gettext("held to be right: %s") % "; ".join(right) if right else ""
    return " ".join(filter(None, [spec["prompt"][language], held and f"({held})"]))
