"""The questions of an XML file, one at a time, with their lines.

Expat itself, and not defusedxml's wrappers, because it also tells line and column of what it
meets. A document type is refused where it begins: without one there are no entities to expand
and nothing to fetch. Depth, elements and text of one question are limited, and a question is
forgotten once it has been handed on, so that a file of any form takes little memory.
"""

import codecs
from collections.abc import Iterator
from typing import BinaryIO, NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from assessments.exchange.enums import Refusal
from assessments.exchange.formats.shapes import FileError

# Expat 2.5 reads an unfinished token again with each chunk: larger chunks mean fewer times.
CHUNK = 1024 * 1024
LAST_ASCII = 0x7F
# Expat follows these marks even where it is told the encoding.
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
MOST_DEPTH = 20
MOST_ELEMENTS = 5_000
# Base64 makes four characters of three bytes.
MOST_TEXT = 12 * 1024 * 1024


class Found:
    """One question: its element, its line, and whether its text went over MOST_TEXT."""

    def __init__(self, line: int) -> None:
        self.line, self.builder = line, TreeBuilder()
        self.elements = self.characters = 0

    @property
    def is_too_long(self) -> bool:
        return self.characters > MOST_TEXT

    def element(self) -> Element:
        return self.builder.close()


def questions(stream: BinaryIO) -> Iterator[Found]:
    """The <question> elements under <quiz>. Raises FileError with line and column."""
    reader = _Reader()
    if stream.read(2) in UTF_16:
        raise FileError(Refusal.NOT_UTF8, 1)
    stream.seek(0)
    while chunk := stream.read(CHUNK):
        yield from reader.feed(chunk)
    yield from reader.feed(b"", is_last=True)


class _Reader:
    def __init__(self) -> None:
        self.depth = self.bytes_before = 0
        self.question: Found | None = None
        self.ready: list[Found] = []
        # Whatever the file declares: other encodings are refused, not converted.
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def feed(self, chunk: bytes, *, is_last: bool = False) -> list[Found]:
        self.ready = []
        try:
            self.parser.Parse(chunk, is_last)
        except expat.ExpatError as error:
            place = self.parser.ErrorByteIndex - self.bytes_before
            is_letter = any(byte > LAST_ASCII for byte in chunk[max(place, 0) :][:1])
            code = Refusal.NOT_UTF8 if is_letter else Refusal.BROKEN_XML
            said = expat.ErrorString(error.code)
            raise FileError(code, error.lineno, error.offset + 1, f"({said})") from error
        self.bytes_before += len(chunk)
        return self.ready

    def _refuse(self, code: Refusal) -> NoReturn:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        raise FileError(code, line, column)

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.lower() not in {"utf-8", "utf8"}:
            self._refuse(Refusal.NOT_UTF8)

    def _doctype(self, *_given: object) -> None:
        self._refuse(Refusal.DTD)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth == 1 and tag != "quiz":
            self._refuse(Refusal.WRONG_FORMAT)
        if self.depth > MOST_DEPTH:
            self._refuse(Refusal.TOO_DEEP)
        if self.depth == 2 and tag == "question":
            self.question = Found(self.parser.CurrentLineNumber)
        if self.question:
            self.question.builder.start(tag, attributes)
            self.question.elements += 1
            if self.question.elements > MOST_ELEMENTS:
                self._refuse(Refusal.TOO_MANY_ELEMENTS)

    def _end(self, tag: str) -> None:
        self.depth -= 1
        if self.question:
            self.question.builder.end(tag)
            if self.depth == 1:
                self.ready.append(self.question)
                self.question = None

    def _text(self, data: str) -> None:
        if self.question:
            self.question.characters += len(data)
            if not self.question.is_too_long:
                self.question.builder.data(data)
