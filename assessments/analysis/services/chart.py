"""The geometry of the chart: facility of each item in each language, with its interval.

Positions across are percentages, so that the chart fits any width and its letters keep their
size; positions down are pixels. They are text, for a template would write a decimal comma.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from assessments.analysis.services import words
from assessments.analysis.services.report import ItemReport, Report
from assessments.analysis.statistics import Estimate

LABEL, LINE, GAP, AXIS = 20, 16, 14, 24


@dataclass(frozen=True)
class Mark:
    language: str
    y: int
    x: str
    low: str
    high: str
    title: str


@dataclass(frozen=True)
class Band:
    """An item's part of the chart."""

    label: str
    y: int
    marks: list[Mark]


@dataclass(frozen=True)
class Chart:
    bands: list[Band]
    bottom: int

    @property
    def grid(self) -> list[tuple[str, str]]:
        """Where the lines stand, and what they say."""
        return [(_across(percent / 100), f"{percent}%") for percent in (0, 25, 50, 75, 100)]

    @property
    def has_marks(self) -> bool:
        return any(band.marks for band in self.bands)

    @property
    def label_y(self) -> int:
        return self.bottom + 18

    @property
    def height(self) -> int:
        return self.bottom + AXIS


def facility_chart(report: Report) -> Chart:
    bands, top = [], 0
    for item in report.items:
        marks = list(_marks(item, top + LABEL))
        bands.append(Band(f"{item.number}. {item.key}", top + LABEL - 6, marks))
        top += LABEL + LINE * len(marks) + GAP
    return Chart(bands, top)


def _marks(item: ItemReport, top: int) -> Iterator[Mark]:
    for language, figures in item.figures.items():
        if language and isinstance(figures.facility, Estimate):
            estimate = figures.facility
            x, low, high = map(_across, (estimate.value, estimate.low, estimate.high))
            title = f"{words.language_name(language)}: {words.percent(estimate)}"
            yield Mark(language, top, x, low, high, title)
            top += LINE


def _across(share: float) -> str:
    # A margin on both sides, where the marks at 0 and at 100 % reach out.
    return f"{6 + 88 * share:.2f}%"
