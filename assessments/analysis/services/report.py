"""The analysis of an assessment: what was read, put together with the figures."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import get_language

from assessments import scoring
from assessments.analysis.services.options import COUNTED_KINDS, Option, options_of
from assessments.analysis.services.reading import Reading, read
from assessments.analysis.statistics import (
    NOTHING,
    Estimate,
    Figures,
    Gap,
    OptionCount,
    Reliability,
    Table,
    Unknown,
    choices_of,
    figures_by_language,
    language_gaps,
    mean,
    option_counts,
    reliability,
    rests_by_option,
)
from assessments.models import Assessment, Item
from qalqan.common.languages import LANGUAGES, Localized, localize

# No option stands for "no answer".
OptionRow = tuple[Option | None, OptionCount]


@dataclass(frozen=True)
class ItemReport:
    """One item, under its number in the report; `figures` are by language, in all under ""."""

    pk: int
    number: int
    key: str
    prompt: Localized
    kind: str
    versions: int
    figures: dict[str, Figures]
    gaps: list[Gap]

    @property
    def overall(self) -> Figures:
        return self.figures[""]

    @property
    def flags(self) -> list[Gap]:
        return [gap for gap in self.gaps if gap.is_flagged]


@dataclass(frozen=True)
class Opinion:
    """The counts of an opinion scale."""

    prompt: Localized
    options: list[OptionRow]


class Report:
    """The figures of one assessment; each is worked out when it is asked for."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self._reading: Reading = read(assessment)
        self._table: Table = self._reading.table
        self._specs = self._reading.specs

    @property
    def attempts(self) -> int:
        return self._reading.attempts

    @property
    def demo_attempts(self) -> int:
        return self._reading.demo_attempts

    @property
    def left_out(self) -> int:
        return self._reading.left_out

    @cached_property
    def mean(self) -> Estimate | Unknown:
        return mean(list(self._table.totals.values()))

    @cached_property
    def reliability(self) -> Reliability:
        return reliability(self._table)

    @cached_property
    def items(self) -> list[ItemReport]:
        """The items that are scored, in the order in which they came into being."""
        met = [item for item in self._specs if item in self._table.by_item]
        keys = dict(Item.objects.filter(pk__in=met).values_list("pk", "key"))
        gaps = language_gaps(self._table)
        return [
            ItemReport(
                pk,
                number,
                keys[pk],
                _prompt(self._specs[pk][-1]),
                self._specs[pk][-1]["kind"],
                len(self._specs[pk]),
                figures_by_language(self._table, pk),
                [gap for gap in gaps if gap.item == pk],
            )
            for number, pk in enumerate(met, start=1)
        ]

    @property
    def languages(self) -> list[str]:
        """The languages in which any item has figures of its own."""
        met = {language for item in self.items for language in item.figures}
        return [language for language in LANGUAGES if language in met]

    @cached_property
    def opinions(self) -> list[Opinion]:
        return [self._opinion(item) for item in self._reading.opinions]

    def options(self, item: ItemReport) -> list[OptionRow]:
        """The item's options with their counts; none for kinds that have none to count."""
        if item.kind not in COUNTED_KINDS:
            return []
        people = {code: group.people for code, group in item.figures.items() if code}
        options = options_of(self._specs[item.pk])
        counts = option_counts(
            choices_of(self._table, item.pk),
            options=[*options, NOTHING],
            people=people,
            rests=rests_by_option(self._table, item.pk),
        )
        return [(options.get(count.option), count) for count in counts]

    def _opinion(self, item: int) -> Opinion:
        choices, options = self._reading.opinions[item], options_of(self._specs[item])
        people = {
            code: sum(number for (_option, language), number in choices.items() if language == code)
            for code in LANGUAGES
        }
        counts = option_counts(choices, options=[*options, NOTHING], people=people)
        return Opinion(
            _prompt(self._specs[item][-1]),
            [(options.get(count.option), count) for count in counts],
        )


def _prompt(spec: scoring.Spec) -> Localized:
    return localize(spec["prompt"], get_language() or LANGUAGES[0])
