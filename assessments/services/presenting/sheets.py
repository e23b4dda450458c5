"""All questions of an attempt together, with what they share read once."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assessments.scoring import Spec
from assessments.services.presenting.asking import answered
from assessments.services.presenting.images import shown_images
from assessments.services.presenting.marking import Mark, MarkedItem, marked_item
from assessments.services.presenting.shapes import Answered
from assessments.services.sheets import Sheet
from qalqan.common.models import Source


@dataclass(frozen=True)
class Tally:
    """What is known of a result while answers wait: points earned of those marked so far."""

    earned: float
    points: float
    waiting: int


def answers_given(page: Sheet) -> list[Answered]:
    """How much of an answer each question has, in their order."""
    return [answered(spec, page.raw(slot)) for slot, spec in enumerate(page.specs)]


def marked_items(page: Sheet) -> list[MarkedItem]:
    """All questions of an attempt, marked, in their order.

    Sources come in one statement, and so do images.
    """
    sources = _sources(page.specs)
    images = shown_images(page.specs)
    return [
        replace(
            _marked(page, slot),
            images=images[slot],
            notes=[
                citation_text(sources[citation["source"]], citation["locator"])
                for citation in spec["citations"]
                if citation["source"] in sources
            ],
        )
        for slot, spec in enumerate(page.specs)
    ]


def tally(items: Iterable[MarkedItem]) -> Tally:
    """Add up what is marked, and count what waits for a tutor."""
    items = list(items)
    marked = [item for item in items if item.mark is not Mark.WAITING]
    return Tally(
        sum(item.earned for item in marked),
        sum(item.points for item in marked),
        len(items) - len(marked),
    )


def citation_text(source: Source, locator: str) -> str:
    place = source.place(locator)
    return f"{source.short}, {place}" if place else str(source.short)


def _marked(page: Sheet, slot: int) -> MarkedItem:
    return marked_item(
        page.specs[slot],
        page.raw(slot),
        share=None if slot in page.waiting else page.share(slot),
        number=slot + 1,
        comment=page.marks[slot].comment if slot in page.marks else "",
    )


def _sources(specs: list[Spec]) -> dict[str, Source]:
    keys = {citation["source"] for spec in specs for citation in spec["citations"]}
    return {source.key: source for source in Source.objects.filter(key__in=keys)}
