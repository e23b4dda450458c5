"""Columns of a list of outreach events, known by their words, and cells into values. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.enums import MOST_COUNTED, EventKind, Figure, PlaceKind
from qalqan.common.languages import LANGUAGES

COLUMNS: dict[str, str | Promise] = {
    "day": gettext_lazy("Day"),
    "ends_on": gettext_lazy("Last day"),
    "kind": gettext_lazy("Kind of event"),
    "place": gettext_lazy("Kind of place"),
    "title": gettext_lazy("Title"),
    "note": gettext_lazy("Note"),
    **dict(Figure.choices),
}
REQUIRED = ("day", "kind")
# What reports call them beside our own names.
OTHER_WORDS = {
    "day": ("date", "дата", "дата проведения", "күні", "өткізілген күні"),
    "kind": ("event", "мероприятие", "вид мероприятия", "іс-шара", "іс-шара түрі"),
    "place": ("place", "место", "место проведения", "орны", "өткізілген орны"),
}
DAYS = ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"]


class WordField(forms.Field):
    """One of the choices by its code or its name in any of our languages."""

    def __init__(self, choices: type[TextChoices], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.choices = choices

    def to_python(self, value: Any) -> str:
        if not value:
            return ""
        found = words_of(self.choices).get(folded(value))
        if found is None:
            allowed = ", ".join(str(label) for label in self.choices.labels)
            said = _("“%(value)s” is not known. Known: %(allowed)s.")
            raise ValidationError(said % {"value": value[:60], "allowed": allowed})
        return found


class CountField(forms.IntegerField):
    """A number, also where blanks part its thousands."""

    def to_python(self, value: Any) -> Any:
        return super().to_python("".join(str(value or "").split()))


CELLS: dict[str, forms.Field] = {
    "day": forms.DateField(input_formats=DAYS),
    "ends_on": forms.DateField(input_formats=DAYS, required=False),
    "kind": WordField(EventKind),
    "place": WordField(PlaceKind, required=False),
    "title": forms.CharField(max_length=200, required=False),
    "note": forms.CharField(max_length=1000, required=False),
    **{
        figure: CountField(min_value=0, max_value=MOST_COUNTED, required=False)
        for figure in Figure.values
    },
}


def folded(text: str) -> str:
    """Words in the one spelling by which they are compared."""
    return " ".join(re.findall(r"\w+", text.casefold().replace("ё", "е")))


@cache
def words_of(choices: type[TextChoices]) -> dict[str, str]:
    """{word: value} of the names in all languages, and of the codes."""
    return _known((value, (value, label)) for value, label in choices.choices)


@cache
def columns_by_word() -> dict[str, str]:
    return _known(
        (name, (name, label, *OTHER_WORDS.get(name, ()))) for name, label in COLUMNS.items()
    )


def _known(named: Iterable[tuple[str, Sequence[str | Promise]]]) -> dict[str, str]:
    pairs = list(named)
    found: dict[str, str] = {}
    for code in LANGUAGES:
        with translation.override(code):
            found |= {folded(str(word)): name for name, words in pairs for word in words}
    return found


def mapping_of(header: Sequence[str]) -> dict[str, int]:
    """{column: place in the row} of what is known; the first of two with one name counts."""
    known = columns_by_word()
    found: dict[str, int] = {}
    for place, cell in enumerate(header):
        if name := known.get(folded(cell)):
            found.setdefault(name, place)
    return found


def values_of(cells: Mapping[str, str]) -> dict[str, Any]:
    """The values of a row's cells, empty ones left out.

    Raises ValidationError with a message for each column that is wrong.
    """
    values: dict[str, Any] = {}
    faults = []
    for name, field in CELLS.items():
        try:
            if (cell := cells.get(name, "")) or field.required:
                values[name] = field.clean(cell)
        except ValidationError as error:
            faults.append(f"{COLUMNS[name]}: {' '.join(error.messages)}")
    if not faults and values.get("ends_on", values["day"]) < values["day"]:
        faults.append(_("The last day cannot be before the first."))
    if faults:
        raise ValidationError(faults)
    return values
