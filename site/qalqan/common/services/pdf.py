"""PDF files, set by Typst: tagged for screen readers (PDF/UA-1), made without a network.

The sources lie in qalqan/typst. Data reach them as JSON and are never part of the source, so that
no text of a person can do anything there. Equal data make equal files.
"""

import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst
from django.utils import translation
from django.utils.translation import gettext as _

from qalqan.common.languages import LANGUAGES

SOURCES = Path(__file__).resolve().parents[2] / "typst"
STANDARD: Literal["ua-1"] = "ua-1"
MEDIA_TYPE = "application/pdf"
# Written into every file in place of the moment, which would make no two alike.
TIMESTAMP = 0


def render(name: str, data: dict[str, Any], *, language: str = LANGUAGES[0]) -> bytes:
    """The PDF that the source `name` makes of `data`, which holds at least a "title".

    Words come with the data, in `language`; what is in another says so beside itself. Raises
    typst.TypstError where the source cannot be set, which is a fault of the source.
    """
    with translation.override(language):
        data = {"author": _("Qalqan"), **data}
    inputs = {"data": json.dumps(_settable(data)), "language": language}
    try:
        return _compiled(name, inputs, STANDARD)
    except typst.TypstError:
        # The standard forbids signs that no font here has, but a name with one is still a name.
        return _compiled(name, inputs, None)


def _compiled(name: str, inputs: dict[str, str], standard: Literal["ua-1"] | None) -> bytes:
    made: bytes = typst.compile(
        SOURCES / f"{name}.typ",
        root=SOURCES,
        format="pdf",
        font_paths=_fonts(),
        sys_inputs=inputs,
        pdf_standards=standard,
        timestamp=TIMESTAMP,
    )
    return made


@cache
def _fonts() -> typst.Fonts:
    """Typst's own fonts, which hold every Kazakh letter; a machine's would differ."""
    return typst.Fonts(include_system_fonts=False)


def _settable(value: Any) -> Any:
    """`value` without control characters and the like, which have no place on paper."""
    if isinstance(value, str):
        return "".join(sign for sign in value if not unicodedata.category(sign).startswith("C"))
    if isinstance(value, dict):
        return {key: _settable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_settable(inner) for inner in value]
    return value
