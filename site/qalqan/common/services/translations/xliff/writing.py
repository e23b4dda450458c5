"""XLIFF 2.0 (OASIS, 2014): one <file> a page or item, one <unit> a text. Pure."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, tostring
from xml.sax.saxutils import quoteattr

from qalqan.common.enums import LanguageState
from qalqan.common.formats.comparing import comparable, digest
from qalqan.common.services.translations.states import UnitState
from qalqan.common.services.translations.xliff.codes import number, number_alike
from qalqan.common.services.translations.xliff.inline import Code, Inline, parse

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
# Ours: the fingerprint of the translation as it was given out.
OWN_NAMESPACE = "urn:qalqan:translations:1"
SEGMENT_STATES = {
    LanguageState.MISSING: "initial",
    LanguageState.OUTDATED: "initial",
    LanguageState.TO_REVIEW: "translated",
    LanguageState.COMPLETE: "reviewed",
}
# What XML 1.0 cannot hold, and the carriage return, which reading would turn into a line feed.
UNWRITABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def head(source_language: str, language: str) -> str:
    """The beginning of a document, to be followed by files and `TAIL`."""
    languages = f"srcLang={quoteattr(source_language)} trgLang={quoteattr(language)}"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff version="2.0" xmlns="{NAMESPACE}" xmlns:q="{OWN_NAMESPACE}" {languages}>\n'
    )


TAIL = "</xliff>\n"


def file_of(place: int, original: str, listed: Iterable[UnitState]) -> str:
    """The <file> of a page or item; `original` names it in words that are the same everywhere."""
    attributes = {"id": f"f{place}", "original": original, "xml:space": "preserve"}
    element = Element("file", attributes)
    for state in listed:
        element.append(_unit(state))
    return tostring(element, encoding="unicode") + "\n"


def unit_id(key: str) -> str:
    """An id that XML allows for any key."""
    return "u" + hashlib.sha256(key.encode()).hexdigest()[:16]


def coded(state: UnitState) -> tuple[list[Inline], list[Inline]]:
    """Source and translation with the same numbers for the same codes."""
    source = parse(comparable(state.source.text), is_rich=state.unit.is_rich)
    target = parse(comparable(state.text), is_rich=state.unit.is_rich)
    number(source)
    number_alike(target, source)
    return source, target


def _unit(state: UnitState) -> Element:
    key = state.unit.key
    given = {"id": unit_id(key), "name": key, "canResegment": "no", "q:seen": digest(state.text)}
    unit = Element("unit", given)
    notes = SubElement(unit, "notes")
    SubElement(notes, "note", {"category": "place"}).text = _writable(state.unit.label)
    source, target = coded(state)
    data = _Data()
    segment = Element("segment", {"state": SEGMENT_STATES[state.state]})
    _fill(SubElement(segment, "source"), source, data)
    if target:
        _fill(SubElement(segment, "target"), target, data)
    if data.ids:
        unit.append(data.element())
    unit.append(segment)
    return unit


class _Data:
    """The texts of the codes of a unit, each once."""

    def __init__(self) -> None:
        self.ids: dict[str, str] = {}

    def ref(self, text: str) -> str:
        return self.ids.setdefault(text, f"d{len(self.ids) + 1}")

    def element(self) -> Element:
        element = Element("originalData")
        for text, name in self.ids.items():
            _fill(SubElement(element, "data", {"id": name}), [text], self)
        return element


def _fill(parent: Element, inline: Iterable[Inline], data: _Data) -> None:
    """Write words and codes into `parent`."""
    last: Element | None = None
    for one in inline:
        for part in _split(one) if isinstance(one, str) else [one]:
            if isinstance(part, str):
                _append_text(parent, last, part)
            else:
                last = part if isinstance(part, Element) else _code(part, data)
                parent.append(last)


def _code(code: Code, data: _Data) -> Element:
    if code.end is None:
        return Element("ph", {"id": code.id, "dataRef": data.ref(code.start)})
    refs = {"dataRefStart": data.ref(code.start), "dataRefEnd": data.ref(code.end)}
    element = Element("pc", {"id": code.id, **refs})
    _fill(element, code.content, data)
    return element


def _split(text: str) -> Iterator[str | Element]:
    """The text, with an element for each character that XML cannot hold."""
    end = 0
    for found in UNWRITABLE.finditer(text):
        yield text[end : found.start()]
        yield Element("cp", {"hex": f"{ord(found[0]):04X}"})
        end = found.end()
    yield text[end:]


def _append_text(parent: Element, last: Element | None, text: str) -> None:
    if last is None:
        parent.text = (parent.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def _writable(text: str) -> str:
    return UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)
