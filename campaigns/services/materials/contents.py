"""What a material says: the words of its page and the numbers of the register."""

import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, cast

import segno
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from campaigns.enums import CARDS, MaterialKind
from campaigns.models import HelpPage
from campaigns.services import line_texts
from campaigns.services.materials.sections import sections, signs
from campaigns.services.materials.versions import Version
from qalqan.common.languages import LANGUAGES, localize_field
from qalqan.common.models import Hotline
from qalqan.common.services import pdf

SOURCES = {
    MaterialKind.POSTER_A3: "poster",
    MaterialKind.POSTER_A4: "poster",
    MaterialKind.CARD_A6: "card",
    MaterialKind.CARD: "card",
    MaterialKind.CARD_SHEET: "card_sheet",
    MaterialKind.LEAFLET: "leaflet",
}
# More would be too small to read; the register's order says which come first.
MOST_LINES = 6
MOST_LINES_OF_CARDS = 4
# What a paper says of a line.
PRINTED = ("operator", "hours", "cost")


@dataclass(frozen=True)
class Content:
    """All that one file is made of; equal contents make equal files."""

    kind: MaterialKind
    language: str
    lines: list[dict[str, Any]]
    data: dict[str, Any]

    @property
    def fingerprint(self) -> str:
        whole = json.dumps([self.kind, self.language, self.data, _design()], sort_keys=True)
        return hashlib.sha256(whole.encode()).hexdigest()

    def render(self) -> bytes:
        return pdf.render(SOURCES[self.kind], self.data, language=self.language.split("-")[0])


class Contents:
    """The contents of a page's files in one language, whose parts are put together once."""

    def __init__(self, version: Version, lines: list[Hotline]) -> None:
        self.version = version
        self.lines = lines
        with translation.override(version.language):
            self.neutral = _neutral(version)
            self.words = _words(version)
            self.printed = [_printed(line, version.language) for line in lines]

    def of(self, kind: MaterialKind, *, has_bleed: bool = False) -> Content:
        is_card = kind in CARDS
        count = MOST_LINES_OF_CARDS if is_card else MOST_LINES
        data = {
            **(self.neutral if is_card else self.words),
            "lines": self.printed[:count],
            "paper": kind.value.rpartition("-")[2],
            "bleed": has_bleed,
        }
        carried = [_carried(line) for line in self.lines[:count]]
        return Content(kind, self.version.language, carried, data)


def _neutral(version: Version) -> dict[str, Any]:
    """Of a card: whoever finds it learns of numbers, and not what they are for."""
    heading = _neutral_heading(version)
    return {
        "title": heading,
        # The house's name does not stand in the file either.
        "author": heading,
        "heading": heading,
        "phrases": _phrases(version),
        **_square(version.address),
    }


def _phrases(version: Version) -> list[dict[str, str]]:
    """A sentence to show that asks for an interpreter, where the page has one."""
    values = (block.value for block in version.text.body if block.block_type == "phrase")
    said = [{code: value[f"{code}_phrase"] for code in ("kk", "ru")} for value in values]
    return [{"language": code, "text": text} for one in said[:1] for code, text in one.items()]


def _neutral_heading(version: Version) -> str:
    if version.is_help:
        return str(version.text.heading)
    page = HelpPage.objects.live().first()
    ready = page is not None and version.language in page.ready_languages()
    return str(page.heading) if ready else _("Information")


def _words(version: Version) -> dict[str, Any]:
    text = version.text
    messages = [block.value for block in text.body if block.block_type == "message"]
    message = messages[0] if messages else {}
    found = list(sections(text.body))
    return {
        "title": text.heading,
        "heading": text.heading,
        "message": str(message.get("message") or getattr(text, "title_on_page", "")),
        "explain": str(message.get("explain") or text.summary),
        "signs": signs(found),
        "sections": [section.as_data() for section in found],
        "scan": _("Read more"),
        "call": _("Where you can call"),
        **_square(version.address),
    }


def _square(address: str) -> dict[str, str]:
    shown = address.partition("//")[2].rstrip("/")
    alt = _("Square code that leads to %(address)s") % {"address": shown}
    return {"address": address, "shown_address": shown, "qr": qr(address), "qr_alt": alt}


def qr(address: str) -> str:
    """The address as an SVG drawing, sharp at every size."""
    drawing = io.BytesIO()
    made = segno.make(address, error="m", micro=False)
    made.save(drawing, kind="svg", border=2, dark="#083642", light="#ffffff", xmldecl=False)
    return drawing.getvalue().decode()


def _printed(line: Hotline, language: str) -> dict[str, Any]:
    day = date_format(_checked_on(line), "DATE_FORMAT")
    return {
        "number": line.number,
        "operator": _said(line, "operator", language),
        "details": list(_details(line, language)),
        "checked": _("Last checked on %(date)s") % {"date": day},
    }


def _details(line: Hotline, language: str) -> Iterator[Any]:
    for name in ("hours", "cost"):
        said = _said(line, name, language)
        if said:
            yield said
    is_partly_russian = line_texts.is_partly_russian(line, language, names=PRINTED)
    if language not in LANGUAGES and is_partly_russian:
        yield _("Part of this text is in Russian.")


def _said(line: Hotline, name: str, language: str) -> Any:
    """The text, and its language where that is not the paper's."""
    shown = localize_field(line, name, language)
    return {"language": shown.language, "text": shown.text} if shown.is_fallback else shown.text


def _carried(line: Hotline) -> dict[str, Any]:
    return {
        "hotline": line.pk,
        "number": line.number,
        "checked_on": _checked_on(line).isoformat(),
    }


def _checked_on(line: Hotline) -> date:
    """The database lets no line be confirmed without it."""
    return cast(date, line.checked_on)


@cache
def _design() -> str:
    """Of the sources themselves: a release that sets a paper differently outdates the old ones."""
    sources = sorted(pdf.SOURCES.glob("*.typ"))
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
