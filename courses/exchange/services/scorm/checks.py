"""Self-checks that answer without a server: what is right, and what is said to each answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import get_language

from assessments.scoring import Spec
from assessments.services import current_spec, presenting
from courses.services.lessons import item_in
from qalqan.common.languages import LANGUAGES, Localized, localize

# Those of which a script can say at once what is right; the others show their answer.
MARKED = frozenset({"single_choice", "multiple_choice", "true_false"})


@dataclass(frozen=True)
class Said:
    """What is said to the choice of one option."""

    id: str
    text: Localized


@dataclass(frozen=True)
class Choice:
    """A choice of a case; `to` is the situation to which it leads, "" where the case ends."""

    id: str
    text: Localized
    feedback: Localized
    to: str


@dataclass(frozen=True)
class Situation:
    name: str
    text: Localized
    choices: list[Choice]


def check_html(child: Any, _context: dict[str, Any], _form: Any) -> str:
    """A self-check or case of a lesson, for a page on its own; "" where it is asked of nobody."""
    item = item_in(child)
    if item is None or not item.live:
        return ""
    spec = current_spec(item)
    is_case = spec["kind"] == "case"
    context = {
        "prefix": f"c-{child.id}",
        "item": presenting.shown_item(spec),
        "explanation": _text(spec["explanation"]),
        "situations": list(_situations(spec)) if is_case else [],
        "is_marked": spec["kind"] in MARKED,
        "correct": " ".join(spec["correct"]) if spec["kind"] in MARKED else "",
        "said": list(_said(spec)) if spec["kind"] in MARKED else [],
        "right": presenting.marked_item(spec, None, share=None).right,
    }
    name = "case" if is_case else "check"
    return render_to_string(f"courses/exchange/scorm/{name}.html", context)


def _said(spec: Spec) -> Iterator[Said]:
    for option in spec["options"]:
        feedback = _text(option.get("feedback") or {})
        if feedback.text:
            yield Said(option["id"], feedback)


def _situations(spec: Spec) -> Iterator[Situation]:
    """The situations, the first one first."""
    for name in sorted(spec["nodes"], key=lambda name: name != spec["start"]):
        node = spec["nodes"][name]
        yield Situation(name, _text(node["text"]), [_choice(one) for one in node["choices"]])


def _choice(choice: dict[str, Any]) -> Choice:
    feedback = _text(choice.get("feedback") or {})
    return Choice(choice["id"], _text(choice["text"]), feedback, choice["to"] or "")


def _text(texts: dict[str, str]) -> Localized:
    return localize(texts, get_language() or LANGUAGES[0])
