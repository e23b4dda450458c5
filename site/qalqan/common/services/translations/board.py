"""The board: content by languages, each cell with its state; a few statements for any number."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import CharField, Value
from django.utils.text import capfirst
from django.utils.translation import get_language
from wagtail.models import Page

from qalqan.common.enums import LanguageState
from qalqan.common.languages import LANGUAGES, OWN_NAMES, localize
from qalqan.common.models import Translation
from qalqan.common.services.translations.following import translated_models

ROW_COLUMNS = (
    "content_type_id",
    "object_id",
    "language",
    "total",
    "missing",
    "outdated",
    "unreviewed",
)
STATES = (
    LanguageState.COMPLETE,
    LanguageState.TO_REVIEW,
    LanguageState.OUTDATED,
    LanguageState.MISSING,
)


@dataclass(frozen=True)
class Cell:
    """One language of one page or item: its state, how many texts wait, and what readers see."""

    language: str
    state: LanguageState
    waiting: int
    is_original: bool
    is_ready: bool


@dataclass
class Entry:
    """A row of the board. `path` orders pages as the tree does; items come after them, by title."""

    kind: str
    kind_name: str
    pk: int
    title: str
    original: str
    path: str
    is_live: bool
    ready: dict[str, bool]
    cells: dict[str, Cell] = field(default_factory=dict)

    @property
    def depth(self) -> int:
        """Levels below the home page, 0 for items."""
        return max(len(self.path) // int(Page.steplen) - 2, 0)


@dataclass(frozen=True)
class Filters:
    """What to show; every empty one lets everything through."""

    search: str = ""
    kind: str = ""
    part: str = ""
    state: str = ""
    languages: tuple[str, ...] = ()

    def lets(self, entry: Entry) -> bool:
        return (
            (not self.kind or entry.kind == self.kind)
            and entry.path.startswith(self.part)
            and self.search.casefold() in entry.title.casefold()
            and (not self.state or any(self._has_state(cell) for cell in entry.cells.values()))
        )

    def _has_state(self, cell: Cell) -> bool:
        return cell.state == self.state and cell.language in (self.languages or LANGUAGES)


@dataclass(frozen=True)
class Part:
    """A piece of a language's bar; `start` and `width` are in hundredths of it."""

    state: LanguageState
    count: int
    start: float
    width: float


@dataclass(frozen=True)
class Total:
    """How many pages and items are in each state, in one language."""

    language: str
    counts: dict[LanguageState, int]

    @property
    def name(self) -> str:
        return OWN_NAMES[self.language]

    @property
    def parts(self) -> list[Part]:
        total, before, parts = sum(self.counts.values()) or 1, 0, []
        for state, count in self.counts.items():
            start, width = round(100 * before / total, 2), round(100 * count / total, 2)
            parts.append(Part(state, count, start, width))
            before += count
        return parts


def entries() -> list[Entry]:
    """Every page in the order of the tree, then every item; three statements for any number."""
    kind_ids = ContentType.objects.get_for_models(*translated_models())
    found = {(kind_ids[model].pk, entry.pk): entry for model, entry in _found()}
    rows = Translation.objects.values_list(*ROW_COLUMNS)
    for kind_id, pk, language, total, *waiting in rows.iterator(chunk_size=5000):
        if entry := found.get((kind_id, pk)):
            entry.cells[language] = _cell(entry, language, total, waiting)
    return sorted(found.values(), key=lambda entry: (not entry.path, entry.path, entry.title))


def kinds() -> list[tuple[str, str]]:
    """The kinds of content, and their names in words."""
    return [(model._meta.label_lower, _name(model)) for model in translated_models()]


def totals(shown: Iterable[Entry]) -> list[Total]:
    """The states of `shown`, language by language."""
    counted = Counter((cell.language, cell.state) for one in shown for cell in one.cells.values())
    return [Total(code, {state: counted[code, state] for state in STATES}) for code in LANGUAGES]


def _found() -> Iterator[tuple[type[models.Model], Entry]]:
    """All content with its kind; the kinds are read together, in one statement."""
    by_label = {model._meta.label_lower: model for model in translated_models()}
    first, *others = map(_columns, by_label.values())
    names = {label: _name(model) for label, model in by_label.items()}
    language = get_language() or LANGUAGES[0]
    for label, pk, live, original, path, *rest in first.union(*others, all=True):
        titles = {code: text or "" for code, text in zip(LANGUAGES, rest[:3], strict=True)}
        ready = dict(zip(LANGUAGES, map(bool, rest[3:]), strict=True))
        title = localize(titles, language).text
        entry = Entry(label, names[label], pk, title, original, path, live, ready)
        yield by_label[label], entry


def _columns(model: Any) -> Any:
    """Kind, number, live, language of the original, path; by language title and readiness."""
    name = model.translated_names[0]
    # An item has no place in the tree.
    path = "path" if issubclass(model, Page) else Value("", output_field=CharField())
    # Plain, because modeltranslation's own query sets put expressions last.
    return (
        models.QuerySet(model)
        .order_by()
        .values_list(
            Value(model._meta.label_lower),
            "pk",
            "live",
            "source_language",
            path,
            *(f"{name}_{code}" for code in LANGUAGES),
            *(f"{model.readiness}_{code}" for code in LANGUAGES),
        )
    )


def _cell(entry: Entry, language: str, total: int, waiting: list[int]) -> Cell:
    missing, outdated, unreviewed = waiting
    row = Translation(total=total, missing=missing, outdated=outdated, unreviewed=unreviewed)
    counted = missing or outdated or unreviewed
    is_ready = entry.is_live and entry.ready[language]
    return Cell(language, row.state, counted, language == entry.original, is_ready)


def _name(model: Any) -> str:
    return str(capfirst(model._meta.verbose_name))
