"""Drafts to Moodle XML."""

import base64
from collections.abc import Callable, Sequence
from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from assessments.exchange.formats import parts
from assessments.exchange.formats.figures import plain_decimal
from assessments.exchange.formats.items import check_held
from assessments.exchange.formats.markup import to_html
from assessments.exchange.formats.moodlexml.cloze import write_blanks
from assessments.exchange.formats.rubric import is_overall, written_rubric
from assessments.exchange.formats.shapes import Draft
from assessments.exchange.formats.texts import Texts, texts
from assessments.scoring import Spec

Pictures = Sequence[tuple[str, Texts]]


class Page:
    """One <question> that is being written; `language` is that of text without a span."""

    def __init__(self, kind: str, language: str) -> None:
        self.root, self.language = Element("question", type=kind), language

    def value(self, name: str, text: str) -> None:
        SubElement(self.root, name).text = text

    def text(self, name: str, value: Texts, parent: Element | None = None) -> Element:
        return self.html(name, to_html(value, language=self.language), parent)

    def html(self, name: str, html: str, parent: Element | None = None) -> Element:
        element = SubElement(self.root if parent is None else parent, name, format="html")
        SubElement(element, "text").text = html
        return element

    def answer(self, value: Texts, weight: Decimal, feedback: Texts | None = None) -> None:
        element = self.text("answer", value)
        element.set("fraction", plain_decimal(weight))
        self.text("feedback", feedback or texts(), element)

    def typed(self, text: str) -> Element:
        """A right answer that is typed, so without HTML."""
        element = SubElement(self.root, "answer", fraction="100", format="plain_text")
        SubElement(element, "text").text = text
        return element


def write(draft: Draft, *, language: str) -> str:
    check_held(draft, kinds={*WRITERS, "cloze", "description"}, pictures=True)
    spec = draft.spec
    page = Page(_type(spec), language)
    SubElement(SubElement(page.root, "name"), "text").text = draft.name
    _question_text(page, draft)
    page.text("generalfeedback", spec["explanation"])
    page.value("defaultgrade", str(0 if spec["kind"] == "description" else spec["points"]))
    page.value("idnumber", draft.identity)
    if spec["kind"] in WRITERS:
        WRITERS[spec["kind"]](page, spec)
    indent(page.root)
    return tostring(page.root, encoding="unicode") + "\n"


def _type(spec: Spec) -> str:
    if spec.get("grading") == "all_or_nothing":
        return "multichoiceset"
    return TYPES.get(spec["kind"]) or str(spec["kind"])


def _question_text(page: Page, draft: Draft) -> None:
    spec, pictures = draft.spec, [(one["image"], one["alt"]) for one in draft.spec["images"]]
    text = spec.get("text", texts())
    html = to_html(spec["prompt"], language=page.language, pictures=pictures, beside=[text])
    if spec["kind"] == "cloze":
        html += f"<br><br>{write_blanks(spec, language=page.language)}"
    element = page.html("questiontext", html)
    for name, _alternative in pictures:
        file = SubElement(element, "file", name=name, path="/", encoding="base64")
        file.text = base64.b64encode(draft.files[name]).decode()


def _choice(page: Page, spec: Spec) -> None:
    page.value("single", "true" if spec["kind"] == "single_choice" else "false")
    page.value("shuffleanswers", "true")
    for option, weight in zip(spec["options"], _weights(spec), strict=True):
        page.answer(option["text"], weight, option["feedback"])


def _weights(spec: Spec) -> list[Decimal]:
    if spec.get("grading") == "all_or_nothing":
        return parts.weights_of({**spec, "kind": "single_choice"})
    return parts.weights_of(spec)


def _true_false(page: Page, spec: Spec) -> None:
    for option, weight in zip(spec["options"], parts.weights_of(spec), strict=True):
        page.answer(texts(option["id"], page.language), weight, option["feedback"])


def _matching(page: Page, spec: Spec) -> None:
    page.value("shuffleanswers", "true")
    for stem, option in parts.pairs_of(spec):
        page.text("answer", option, page.text("subquestion", stem))


def _ordering(page: Page, spec: Spec) -> None:
    """Moodle's rule that comes nearest to our pairs counts what stands before and after."""
    rules = {"exact": "ALL_OR_NOTHING", "pairs": "RELATIVE_ALL_PREVIOUS_AND_NEXT"}
    page.value("selecttype", "ALL")
    page.value("gradingtype", rules[spec["grading"]])
    by_id = {option["id"]: option["text"] for option in spec["options"]}
    for place, name in enumerate(spec["correct"], start=1):
        page.answer(by_id[name], Decimal(place))


def _short_text(page: Page, spec: Spec) -> None:
    page.value("usecase", "0")
    for text in parts.accepted_texts(spec):
        page.typed(text)


def _number(page: Page, spec: Spec) -> None:
    SubElement(page.typed(spec["value"]), "tolerance").text = spec["tolerance"]
    names = list(dict.fromkeys(name for given in spec["unit"].values() for name in given))
    units = SubElement(page.root, "units") if names else page.root
    for name in names:
        unit = SubElement(units, "unit")
        SubElement(unit, "multiplier").text = "1"
        SubElement(unit, "unit_name").text = name
    page.value("unitgradingtype", "1" if spec["unit_required"] else "0")
    page.value("unitpenalty", "1" if spec["unit_required"] else "0.1")
    page.value("showunits", "0" if names else "3")


def _essay(page: Page, spec: Spec) -> None:
    page.value("responseformat", "editor")
    is_weighed = is_overall(spec) and spec["rubric"][0]["points"] == spec["points"]
    if not is_weighed:
        page.text("graderinfo", written_rubric(spec))


TYPES = {
    "single_choice": "multichoice",
    "multiple_choice": "multichoice",
    "true_false": "truefalse",
    "short_text": "shortanswer",
    "number": "numerical",
}
WRITERS: dict[str, Callable[[Page, Spec], None]] = {
    "single_choice": _choice,
    "multiple_choice": _choice,
    "true_false": _true_false,
    "matching": _matching,
    "ordering": _ordering,
    "short_text": _short_text,
    "number": _number,
    "essay": _essay,
}
