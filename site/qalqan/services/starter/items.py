"""Items of the starter content: a neutral entry and its texts, made into a spec.

In the neutral file an item names its options, statements and situations; the files of the
languages have the texts under the same names, and the spec has ids derived from them.
"""

from collections.abc import Callable, Iterable
from typing import Any

from assessments.services.bank import option_id
from qalqan.common.languages import LANGUAGES
from qalqan.services.starter.files import Texts, texts

Entry = dict[str, Any]
NO_TEXT: Texts = dict.fromkeys(LANGUAGES, "")


class ItemTexts:
    """The texts of one item in all languages, and the ids that its names become."""

    def __init__(self, key: str, files: dict[str, Any]) -> None:
        self.key = key
        self.files = files

    def __call__(self, *place: str) -> Texts:
        return texts(self.files, "items", self.key, *place)

    def id(self, name: str) -> str:
        return option_id(self.key, name)

    def named(self, part: str, names: Iterable[str], *fields: str) -> list[Entry]:
        """Options, statements or criteria: each with its id and these texts."""
        return [
            {"id": self.id(name), **{field: self(part, name, field) for field in fields}}
            for name in names
        ]


def item_spec(entry: Entry, files: dict[str, Any]) -> Entry:
    """The spec of a starter item; raises the files' error where a text is missing."""
    of = ItemTexts(entry["key"], files)
    return {
        "kind": entry["kind"],
        "points": entry.get("points", 1),
        "prompt": of("prompt"),
        "explanation": of("explanation"),
        "images": [],
        "citations": [
            {"source": cite["source"], "locator": str(cite.get("locator") or "")}
            for cite in entry.get("cite", [])
        ],
        **PARTS[entry["kind"]](entry, of),
    }


def _choice(entry: Entry, of: ItemTexts) -> Entry:
    critical = {of.id(name) for name in entry.get("critical", [])}
    options = of.named("options", entry["options"], "text", "feedback")
    return {
        "options": [{**option, "critical": option["id"] in critical} for option in options],
        "correct": [of.id(name) for name in entry["correct"]],
    }


def _multiple_choice(entry: Entry, of: ItemTexts) -> Entry:
    return {**_choice(entry, of), "grading": entry.get("grading", "all_or_nothing")}


def _true_false(entry: Entry, of: ItemTexts) -> Entry:
    return {
        "options": [
            {
                "id": name,
                "text": NO_TEXT,
                "feedback": of("options", name, "feedback"),
                "critical": name in entry.get("critical", []),
            }
            for name in ("true", "false")
        ],
        "correct": entry["correct"],
    }


def _matching(entry: Entry, of: ItemTexts) -> Entry:
    # {option: [statements that belong to it]}
    groups = entry["groups"]
    return {
        "options": of.named("options", groups, "text"),
        "stems": of.named("stems", (stem for stems in groups.values() for stem in stems), "text"),
        "correct": {of.id(stem): of.id(name) for name, stems in groups.items() for stem in stems},
    }


def _ordering(entry: Entry, of: ItemTexts) -> Entry:
    options = of.named("options", entry["options"], "text")
    return {
        "options": options,
        "correct": [option["id"] for option in options],
        "grading": entry.get("grading", "exact"),
    }


def _short_text(entry: Entry, of: ItemTexts) -> Entry:
    lines = of("accepted")
    return {
        "accepted": {code: text.strip().splitlines() for code, text in lines.items()},
        "one_typo": entry.get("one_typo", True),
    }


def _number(entry: Entry, of: ItemTexts) -> Entry:
    units = of("unit") if entry.get("unit") else NO_TEXT
    return {
        "value": str(entry["value"]),
        "tolerance": str(entry.get("tolerance", 0)),
        "unit": {code: text.strip().splitlines() for code, text in units.items()},
        "unit_required": entry.get("unit_required", False),
    }


def _essay(entry: Entry, of: ItemTexts) -> Entry:
    rubric = of.named("rubric", entry["rubric"], "text")
    points = entry["rubric"].values()
    return {
        "rubric": [{**one, "points": most} for one, most in zip(rubric, points, strict=True)],
        "most_characters": entry.get("most_characters", 5000),
    }


def _opinion_scale(entry: Entry, of: ItemTexts) -> Entry:
    return {"options": of.named("options", entry["options"], "text"), "correct": []}


def _case(entry: Entry, of: ItemTexts) -> Entry:
    # {situation: {choice: {"to": situation or null, "points": …, "critical": …}}}
    nodes: dict[str, dict[str, Entry]] = entry["nodes"]
    return {
        "start": next(iter(nodes)),
        "nodes": {
            node: {
                "text": of("nodes", node, "text"),
                "choices": [
                    {
                        "id": of.id(f"{node}/{name}"),
                        "text": of("nodes", node, "choices", name, "text"),
                        "feedback": of("nodes", node, "choices", name, "feedback"),
                        "to": choice.get("to"),
                        "points": choice.get("points", 0),
                        "critical": choice.get("critical", False),
                    }
                    for name, choice in choices.items()
                ],
            }
            for node, choices in nodes.items()
        },
    }


PARTS: dict[str, Callable[[Entry, ItemTexts], Entry]] = {
    "single_choice": _choice,
    "multiple_choice": _multiple_choice,
    "true_false": _true_false,
    "matching": _matching,
    "ordering": _ordering,
    "short_text": _short_text,
    "number": _number,
    "essay": _essay,
    "opinion_scale": _opinion_scale,
    "case": _case,
}
