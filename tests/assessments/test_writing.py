"""What authors write and what is frozen of it are two forms of one thing."""

import copy
from typing import Any

import pytest

from assessments import scoring
from assessments.blocks import InteractionBlock
from assessments.blocks.case_graph import END, draw
from assessments.services.bank import option_id
from tests.assessments.scoring.samples import SPECS, case_spec, step
from tests.factories import three


def texted(part: Any) -> Any:
    """The sample with texts wherever an author has to write one."""
    if isinstance(part, list):
        return [texted(one) for one in part]
    if not isinstance(part, dict):
        return part
    part = {name: texted(value) for name, value in part.items()}
    if "text" in part and not part["text"]:
        part["text"] = three("text")
    if "feedback" in part:
        part["feedback"] = three("feedback")
    return part


def whole(name: str) -> dict[str, Any]:
    spec = texted(copy.deepcopy(SPECS[name]))
    kind = spec["kind"]
    if kind in {"matching", "ordering", "opinion_scale"}:
        spec["options"] = [{"id": o["id"], "text": o["text"]} for o in spec["options"]]
    if kind == "true_false":
        empty = three("")
        spec["options"] = [
            {"id": one, "text": empty, "feedback": three("so"), "critical": False}
            for one in ("true", "false")
        ]
        spec["correct"] = ["true"]
    if kind == "multiple_choice":
        spec.setdefault("grading", "all_or_nothing")
    if kind == "ordering":
        spec.setdefault("grading", "exact")
        spec["options"].sort(key=lambda option: spec["correct"].index(option["id"]))
    if kind == "opinion_scale":
        spec["correct"] = []
    if kind == "essay":
        spec |= {"most_characters": 500}
        spec["rubric"] = [{"id": "law", "text": three("law"), "points": 5}]
    if kind == "case":
        for node in spec["nodes"].values():
            node["text"] = three("here")
            for choice in node["choices"]:
                choice |= {"text": three("say"), "feedback": three("so")}
    return {name: value for name, value in spec.items() if name != "points"}


@pytest.mark.parametrize("name", sorted(SPECS))
def test_what_is_frozen_can_be_written_again_and_frozen_to_the_same(name: str) -> None:
    spec, block = whole(name), InteractionBlock()
    stored = block.thaw(spec, option_id(name, "interaction"))
    assert block.freeze(stored) == spec
    through_wagtail = block.get_prep_value(block.to_python(stored))
    assert block.freeze(through_wagtail) == spec


@pytest.mark.parametrize("name", sorted(SPECS))
def test_every_sample_passes_the_authors_form(name: str) -> None:
    block = InteractionBlock()
    value = block.to_python(block.thaw(whole(name), option_id(name, "interaction")))
    assert block.clean(value)[0].block_type == SPECS[name]["kind"]


@pytest.mark.parametrize(
    ("name", "change", "code"),
    [
        ("single_choice", {"correct": []}, "no_key"),
        ("single_choice", {"correct": ["a", "b"]}, "several_keys"),
        ("single_choice", {"correct": ["z"]}, "unknown_key"),
        ("multiple_choice", {"grading": "generous"}, "unknown_grading"),
        ("matching", {"correct": {"p": "a", "q": "a"}}, "no_key"),
        ("ordering", {"correct": ["a", "b"]}, "no_key"),
        ("ordering", {"grading": "loosely"}, "unknown_grading"),
        ("short_text", {"accepted": {"kk": ["…"], "ru": [], "en": []}}, "no_key"),
        ("short_text", {"accepted": {"kk": [], "ru": [], "en": []}}, "no_key"),
        ("number", {"value": "many"}, "no_key"),
        ("number", {"value": "NaN"}, "no_key"),
        ("number", {"tolerance": "-1"}, "bad_tolerance"),
        ("number", {"unit": {}, "unit_required": True}, "no_unit"),
        ("cloze", {"blanks": []}, "no_blank"),
        ("cloze", {"text": {"kk": "[[word]]", "ru": "", "en": ""}}, "misplaced_blank"),
        ("cloze", {"text": {"kk": "[[other]]", "ru": "", "en": ""}}, "unknown_blank"),
        ("essay", {"rubric": []}, "no_rubric"),
        ("essay", {"rubric": [{"id": "law", "points": 0}]}, "worthless_criterion"),
        ("opinion_scale", {"options": []}, "too_few_options"),
        ("case", {"start": "nowhere"}, "unknown_start"),
    ],
)
def test_an_item_that_cannot_be_asked_says_why(
    name: str, change: dict[str, Any], code: str
) -> None:
    assert scoring.faults(SPECS[name]) == []
    assert code in {fault.code for fault in scoring.faults({**SPECS[name], **change})}


def test_marking_by_pairs_wants_four_options() -> None:
    spec = {**SPECS["ordering pairs"], "correct": ["a", "b", "c"]}
    spec["options"] = spec["options"][:3]
    assert [fault.code for fault in scoring.faults(spec)] == ["too_few_for_pairs"]


def test_the_drawing_has_every_situation_an_end_and_a_line_for_each_choice() -> None:
    drawing = draw(whole("case"))
    assert [box.name for box in drawing.boxes] == ["hello", "ask", END]
    assert len(drawing.lines) == 6
    assert sum(line.critical for line in drawing.lines) == 1
    assert all(0 <= box.x <= drawing.width - 190 for box in drawing.boxes)


def test_a_situation_that_nothing_leads_to_is_drawn_and_marked() -> None:
    spec = case_spec(hello=[step("leave", None, 0)], lost=[step("stay", "lost", 0)])
    for node in spec["nodes"].values():
        node["text"] = three("here")
        for choice in node["choices"]:
            choice["text"] = three("say")
    faulty = {box.name: box.is_faulty for box in draw(spec).boxes}
    assert faulty == {"hello": False, "lost": True, END: False}
