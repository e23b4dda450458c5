"""Read XLIFF 2.0 safely: no document type, limits on size and depth, faults with their place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

from qalqan.common.languages import LANGUAGES
from qalqan.common.services.translations.xliff.inline import Code, Inline
from qalqan.common.services.translations.xliff.writing import NAMESPACE, OWN_NAMESPACE

MOST_BYTES = 50 * 1024 * 1024
MOST_DEPTH = 60
VERSIONS = ("2.0", "2.1")


class XliffError(Exception):
    """The whole file is refused; `message` says why, with line and column where they are known."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


class UnitError(Exception):
    """One unit cannot be read; `message` says why."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class FileUnit:
    """A unit as it came back; `fault` is set, and the texts empty, where it cannot be read."""

    key: str
    source: list[Inline] = field(default_factory=list)
    target: list[Inline] = field(default_factory=list)
    seen: str | None = None
    fault: str = ""


@dataclass(frozen=True)
class Document:
    """What a file holds: units by the page or item that they belong to."""

    source_language: str
    language: str
    parts: list[tuple[str, list[FileUnit]]]


def read(stream: BinaryIO) -> Document:
    """Read a document. Raises XliffError where it is broken, newer, hostile or no XLIFF."""
    root = _parsed(stream)
    namespace, _brace, name = root.tag.lstrip("{").rpartition("}")
    version = root.get("version", "")
    if name != "xliff":
        raise XliffError("wrong_format", _("This is no XLIFF file."))
    if version not in VERSIONS or namespace != NAMESPACE:
        told = _("The file is XLIFF %(version)s; only 2.0 and 2.1 can be read.")
        raise XliffError("version", told % {"version": version or "?"})
    _check_depth(root)
    parts = [
        (file.get("original", ""), [_unit(unit) for unit in file.iter(_tag("unit"))])
        for file in root.iterfind(_tag("file"))
    ]
    return Document(_language(root, "srcLang"), _language(root, "trgLang"), parts)


def _parsed(stream: BinaryIO) -> Element:
    content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        told = _("The file is larger than %(most)s MB.")
        raise XliffError("too_large", told % {"most": MOST_BYTES // 1024**2})
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except ParseError as error:
        line, column = error.position
        told = _("The XML is broken in line %(line)s, column %(column)s.")
        place = {"line": line, "column": column + 1}
        raise XliffError("broken_xml", told % place) from error
    except DefusedXmlException as error:
        raise XliffError("dtd", _("A document type is not allowed in the file.")) from error
    except (LookupError, ValueError) as error:
        raise XliffError("encoding", _("The file is not in UTF-8.")) from error
    return root


def _check_depth(root: Element) -> None:
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > MOST_DEPTH:
            raise XliffError("too_deep", _("The elements of the file are nested too deep."))
        level = [child for element in level for child in element]


def _language(root: Element, name: str) -> str:
    code = root.get(name, "").lower().partition("-")[0]
    if code not in LANGUAGES:
        told = _("%(name)s is “%(code)s”; it must be one of %(languages)s.")
        values = {"name": name, "code": root.get(name, ""), "languages": ", ".join(LANGUAGES)}
        raise XliffError("unknown_language", told % values)
    return code


def _unit(unit: Element) -> FileUnit:
    key = unit.get("name", unit.get("id", ""))
    data = {
        one.get("id", ""): "".join(_words(one))
        for one in unit.iterfind(f"{_tag('originalData')}/{_tag('data')}")
    }
    try:
        source, target = (list(_side(unit, side, data)) for side in ("source", "target"))
    except UnitError as error:
        return FileUnit(key, fault=error.message)
    return FileUnit(key, source, target, unit.get(f"{{{OWN_NAMESPACE}}}seen"))


def _side(unit: Element, side: str, data: dict[str, str]) -> Iterator[Inline]:
    """The source or target of all segments, which tools may have made several of."""
    for segment in unit:
        if segment.tag in {_tag("segment"), _tag("ignorable")}:
            for text in segment.iterfind(_tag(side)):
                yield from _inline(text, data)


def _inline(element: Element, data: dict[str, str]) -> Iterator[Inline]:
    words = element.text or ""
    for child in element:
        name = child.tag.rpartition("}")[2]
        if name == "cp":
            words += _character(child)
        else:
            if words:
                yield words
            words = ""
            yield from _code(child, name, data)
        words += child.tail or ""
    if words:
        yield words


def _code(element: Element, name: str, data: dict[str, str]) -> Iterator[Inline]:
    match name:
        case "ph":
            yield Code(_datum(element, "dataRef", data), id=element.get("id", ""))
        case "pc":
            start = _datum(element, "dataRefStart", data)
            end = _datum(element, "dataRefEnd", data)
            yield Code(start, end, list(_inline(element, data)), element.get("id", ""))
        case "mrk":
            yield from _inline(element, data)
        case "sm" | "em":
            # Notes that tools make for themselves.
            return
        case _:
            told = _("There is a code of a kind that was not in the source: %(name)s.")
            raise UnitError(told % {"name": name})


def _datum(element: Element, name: str, data: dict[str, str]) -> str:
    try:
        return data[element.get(name, "")]
    except KeyError:
        told = _("Code %(id)s was not in the source.")
        raise UnitError(told % {"id": element.get("id", "?")}) from None


def _words(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield _character(child)
        yield child.tail or ""


def _character(element: Element) -> str:
    try:
        return chr(int(element.get("hex", ""), 16))
    except (ValueError, OverflowError):
        raise UnitError(_("A character of the text cannot be read.")) from None


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
