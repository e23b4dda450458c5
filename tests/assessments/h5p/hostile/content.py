"""Content that is long to see through: some of it is refused, none of it may take for ever."""

import zipfile
from collections.abc import Callable
from typing import Any

from assessments.h5p.enums import Refusal
from assessments.h5p.formats.parts import MIB
from assessments.h5p.formats.reading import MOST_PARAMS
from tests.assessments.h5p.hostile.making import Hostile
from tests.assessments.h5p.packages import FOLDER, dumped, echo, question, zipped

PARAMS = "content/content.json"
Data = dict[str, Any]
TAGS = {"name": "text", "type": "text", "tags": ["a", "b", "i", "ul", "table"]}
PLAIN = {"name": "text", "type": "text"}
MANY = range(100_000)


def holding(field: Data, *values: Any) -> Callable[[], bytes]:
    """A package whose content is a list of values of the field."""
    semantics = [{"name": "all", "type": "list", "field": field}]
    parts = {
        PARAMS: dumped({"all": list(values)}),
        f"{FOLDER}/semantics.json": dumped(semantics),
    }
    # Unpacked: what says the same again and again packs more than any honest part.
    return lambda: zipped(*(echo() | parts).items(), packing=zipfile.ZIP_STORED)


def within(field: Data, levels: int) -> Data:
    """The field in groups of one field, which leave no trace in content."""
    for _level in range(levels):
        field = {"name": "in", "type": "group", "optional": True, "fields": [field]}
    return field


def blanks(text: str) -> bytes:
    """A package whose most points are known once its text has been read."""
    parts = question("H5P.Blanks") | {PARAMS: dumped({"questions": [text]})}
    return zipped(*parts.items(), packing=zipfile.ZIP_STORED)


def times(text: str, most: int = MIB) -> str:
    return text * (most // len(text))


# Refused: more values than may be seen through, however small.
ENDLESS = {
    "many texts": Hostile(lambda: holding(TAGS, *["<p>"] * len(MANY))(), Refusal.TOO_LARGE, PARAMS),
    "groups in groups": Hostile(
        lambda: holding(within(PLAIN, 40), *["a"] * len(MANY))(), Refusal.TOO_LARGE, PARAMS
    ),
}
# Let in, because each is within every limit; none may take longer than a refusal.
HEAVY: dict[str, Callable[[], bytes]] = {
    "tags that cross": lambda: holding(TAGS, *[("<b><p>" * 49 + "</b></p>" * 49) * 20] * 105)(),
    "half tags": lambda: holding(TAGS, *["< " * 4000] * 190)(),
    "tables in tables": lambda: holding(TAGS, *["<table><tr><td>" * 20] * 5000)(),
    "long styles": lambda: holding(TAGS, *[f"<p style='{'a:b;' * 5000}'>"] * 75)(),
    "a path of ends": lambda: holding(
        {"name": "file", "type": "image"}, {"path": times("#tmp") + "x"}
    )(),
    "many options": lambda: holding(
        {"name": "one", "type": "select", "options": [{"value": str(one)} for one in MANY]},
        *["99999"] * len(MANY),
    )(),
    "many fields": lambda: holding(
        {"name": "of", "type": "group", "fields": [PLAIN | {"name": str(one)} for one in MANY]},
        *[{"5": "a"}] * len(MANY),
    )(),
    "many tags allowed": lambda: holding(
        TAGS | {"tags": [f"tag{one}" for one in MANY]}, *["<p>"] * 50_000
    )(),
    "many blanks": lambda: blanks(times("*<", MOST_PARAMS - 100)),
    "many answers to a blank": lambda: blanks(f"*{times('a/', MOST_PARAMS - 100)}*"),
    "a long bound": lambda: holding(
        {"name": "number", "type": "number", "min": times("9")}, *[1] * len(MANY)
    )(),
}
