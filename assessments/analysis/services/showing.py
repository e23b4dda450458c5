"""The tables of a report as they are shown: rows of words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.analysis.services import words
from assessments.analysis.services.report import ItemReport, OptionRow, Report
from assessments.analysis.statistics import Estimate
from qalqan.common.languages import Localized


@dataclass(frozen=True)
class ItemRow:
    item: ItemReport
    facilities: list[str]
    discrimination: str
    time: str
    warnings: list[str]


@dataclass(frozen=True)
class LanguageRow:
    """An item's figures in one language, or in all."""

    language: str
    people: int
    facility: str
    discrimination: str
    time: str


@dataclass(frozen=True)
class ShownOption:
    """`bar` is the width of the share's bar, with a decimal point in every language."""

    text: Localized | str
    right: bool | None
    counts: list[str]
    share: str
    bar: str
    rest: str


@dataclass(frozen=True)
class OptionTable:
    """Counts stand in the order of `languages`, all of them together last."""

    languages: list[str]
    options: list[ShownOption]


def item_rows(report: Report) -> list[ItemRow]:
    return [
        ItemRow(
            item,
            [_facility(item, language) for language in report.languages],
            words.decimal(item.overall.discrimination),
            words.duration(item.overall.seconds),
            list(warnings(item)),
        )
        for item in report.items
    ]


def language_rows(item: ItemReport) -> list[LanguageRow]:
    return [
        LanguageRow(
            words.language_name(language),
            figures.people,
            words.percent(figures.facility),
            words.decimal(figures.discrimination),
            words.duration(figures.seconds),
        )
        for language, figures in item.figures.items()
    ]


def option_table(options: Sequence[OptionRow]) -> OptionTable | None:
    """None where there are no options to count."""
    if not options:
        return None
    languages = [words.language_name(code) for code in options[0][1].by_language]
    return OptionTable([*languages, words.language_name("")], _shown_options(options))


def opinions(report: Report) -> list[tuple[Localized, OptionTable | None]]:
    """The question of each opinion scale, with its counts."""
    return [(opinion.prompt, option_table(opinion.options)) for opinion in report.opinions]


def _shown_options(options: Sequence[OptionRow]) -> list[ShownOption]:
    return [
        ShownOption(
            option.text if option else _("No answer"),
            option.right if option else None,
            [_count(number) for number in [*count.by_language.values(), count.total]],
            "–" if count.share is None else f"{count.share:.0%}",
            f"{100 * (count.share or 0):.2f}%",
            "–" if count.rest is None else f"{count.rest:.0%}",
        )
        for option, count in options
    ]


def warnings(item: ItemReport) -> Iterator[str]:
    """What an author should look at."""
    for gap in item.flags:
        yield words.gap(gap) + " " + _("Check the translation.")
    relation = item.overall.discrimination
    if isinstance(relation, Estimate) and relation.high < 0:
        yield _("Those who do well elsewhere get it wrong. Check the right answer.")


def _facility(item: ItemReport, language: str) -> str:
    if language not in item.figures:
        return _("fewer than 5 people")
    return words.percent(item.figures[language].facility)


def _count(number: int | None) -> str:
    return _("hidden") if number is None else str(number)
