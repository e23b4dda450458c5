"""The texts and pictures of one question in Moodle XML."""

import base64
import binascii
import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, tostring

from assessments.exchange.enums import Reason, Remark
from assessments.exchange.formats import parts
from assessments.exchange.formats.figures import read_weight
from assessments.exchange.formats.markup import Flat, flatten
from assessments.exchange.formats.parts import Answer
from assessments.exchange.formats.shapes import MOST_PICTURES, SkipError
from assessments.exchange.formats.texts import Texts, texts

MARKUPS = {"html": "html", "plain_text": "plain", "markdown": "markdown"}
DATA = re.compile(r"data:image/(png|jpeg|gif|webp);base64,([A-Za-z0-9+/=\s]+)")


class Wording:
    """Reads texts, and gathers remarks and the pictures of the question."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.remarks: list[Remark] = []
        self.files: dict[str, bytes] = {}
        self.alternatives: dict[str, Texts] = {}

    def prompt(self, element: Element | None, source: str | None = None) -> Texts:
        """A text whose pictures are kept; `source` replaces what the element says."""
        said = source_of(element) if source is None else source
        flat = self._flat(element, DATA.sub(self._take, said))
        if len(flat.pictures) > MOST_PICTURES:
            raise SkipError(Reason.TOO_MANY_PARTS)
        for name, alternative in flat.pictures.items():
            if name not in self.files:
                self._keep(name, element)
            if name in self.files:
                self.alternatives[name] = alternative
        return flat.texts

    def old_picture(self, question: Element) -> None:
        """The one picture of a question from before Moodle 2, which stands beside its text."""
        data = question.findtext("image_base64") or ""
        if data.strip():
            name = (question.findtext("image") or "picture").rpartition("/")[2].strip()
            self.files[name], self.alternatives[name] = _decoded(data), texts()

    def option(self, element: Element | None) -> Texts:
        flat = self._flat(element)
        if flat.pictures:
            raise SkipError(Reason.PICTURE_IN_OPTION)
        return flat.texts

    def feedback(self, element: Element | None) -> Texts:
        flat = self._flat(element)
        if flat.pictures:
            self.remarks.append(Remark.FEEDBACK_PICTURE)
        return flat.texts

    def fragment(self, source: str) -> Texts:
        """HTML that stands inside another text."""
        flat = flatten(source, "html", language=self.language)
        self.remarks += flat.remarks
        return flat.texts

    def answers(self, question: Element) -> list[Answer]:
        return [
            Answer(
                read_weight(element.get("fraction", "0")),
                self.option(element),
                self.feedback(element.find("feedback")),
            )
            for element in question.findall("answer")
        ]

    def moved(self, answers: Sequence[Answer]) -> Texts:
        """Feedback on right answers, for the explanation; any other is left out."""
        said, remarks = parts.moved(answers)
        self.remarks += remarks
        return said

    def _flat(self, element: Element | None, source: str | None = None) -> Flat:
        markup = "html" if element is None else element.get("format", "html")
        said = source_of(element) if source is None else source
        flat = flatten(said, MARKUPS.get(markup, "moodle"), language=self.language)
        self.remarks += flat.remarks
        return flat

    def _take(self, found: re.Match[str]) -> str:
        """Keep a picture that is written out inside the text; its name stands for it there."""
        name = f"picture-{len(self.files) + 1}.{found[1]}"
        self.files[name] = _decoded(found[2])
        return name

    def _keep(self, name: str, element: Element | None) -> None:
        found = [one for one in _files(element) if one.get("name") == name]
        if found:
            self.files[name] = _decoded(found[0].text or "")
        else:
            self.remarks.append(Remark.PICTURE_ELSEWHERE)


def source_of(element: Element | None) -> str:
    """What an element says, in <text> or by itself; HTML that was not quoted is put back."""
    if element is None:
        return ""
    text = element.find("text")
    if text is None:
        return element.text or ""
    return (text.text or "") + "".join(tostring(child, encoding="unicode") for child in text)


def _files(element: Element | None) -> list[Element]:
    return [] if element is None else element.findall("file")


def _decoded(data: str) -> bytes:
    try:
        return base64.b64decode("".join(data.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise SkipError(Reason.PICTURE) from error
