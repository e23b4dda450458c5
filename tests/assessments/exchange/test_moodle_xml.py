"""Moodle XML as Moodle and its plugins write it."""

from typing import Any

import pytest

from tests.assessments.exchange.reading import answer, question, read_one, reason

RIGHT, WRONG = answer("100", "right"), answer("0", "wrong")
TOLERANCE = "<tolerance>0.5</tolerance>"
ORDER = [answer(f"{place}.0000000", text) for place, text in enumerate("abcd", start=1)]


def read(kind: str, *parts: str, text: str = "Which?") -> dict[str, Any]:
    return read_one("moodlexml", question(kind, *parts, text=text)).spec


def remarks(kind: str, *parts: str, text: str = "Which?") -> set[str]:
    return set(read_one("moodlexml", question(kind, *parts, text=text)).remarks)


@pytest.mark.parametrize(
    ("kind", "parts", "ours", "wanted"),
    [
        ("multichoice", [WRONG, RIGHT, "<single>true</single>"], "single_choice",
         {"correct": ["option 2"]}),
        ("multichoice", [RIGHT, WRONG, "<single>false</single>"], "multiple_choice",
         {"correct": ["option 1"], "grading": "partial"}),
        ("multichoiceset", [RIGHT, RIGHT, WRONG], "multiple_choice",
         {"correct": ["option 1", "option 2"], "grading": "all_or_nothing"}),
        ("truefalse", [answer("0", "true"), answer("100", "false")], "true_false",
         {"correct": ["false"]}),
        ("shortanswer", [answer("100", "a & b"), answer("0", "*")], "short_text",
         {"accepted": {"kk": [], "ru": [], "en": ["a & b"]}}),
        ("numerical", [answer("100", "1.50", TOLERANCE), answer("0", "*")], "number",
         {"value": "1.5", "tolerance": "0.5", "unit_required": False}),
        ("essay", ["<graderinfo><text>Names the law. [2]</text></graderinfo>"], "essay",
         {"rubric": [{"id": "criterion 1", "points": 2,
                      "text": {"kk": "", "ru": "", "en": "Names the law."}}]}),
        ("description", ["<defaultgrade>0</defaultgrade>"], "description", {"points": 1}),
        ("ordering", [*ORDER, "<gradingtype>ALL_OR_NOTHING</gradingtype>"], "ordering",
         {"correct": ["option 1", "option 2", "option 3", "option 4"], "grading": "exact"}),
        ("ordering", [*ORDER, "<gradingtype>ABSOLUTE_POSITION</gradingtype>"], "ordering",
         {"grading": "pairs"}),
    ],
)  # fmt: skip
def test_question_types_become_our_kinds(
    kind: str, parts: list[str], ours: str, wanted: dict[str, Any]
) -> None:
    spec = read(kind, *parts)
    assert spec["kind"] == ours
    assert {name: spec[name] for name in wanted} == wanted


def test_an_order_is_the_weights_whatever_comes_first_in_the_file() -> None:
    spec = read("ordering", *reversed(ORDER))
    texts = {option["id"]: option["text"]["en"] for option in spec["options"]}
    assert [texts[name] for name in spec["correct"]] == list("abcd")


def test_a_pair_without_a_stem_is_there_to_distract() -> None:
    pair = "<subquestion><text>{}</text><answer><text>{}</text></answer></subquestion>".format
    spec = read("matching", pair("cat", "animal"), pair("oak", "plant"), pair("", "stone"))
    assert len(spec["options"]) == 3
    assert spec["correct"] == {"stem 1": "option 1", "stem 2": "option 2"}


@pytest.mark.parametrize(
    ("kind", "parts", "code"),
    [
        ("calculated", [], "unknown_kind"),
        ("multichoice", [answer("100", "a"), answer("50", "b")], "partly_right"),
        ("multichoice", [RIGHT, answer("-33.33333", "b")], "penalty"),
        ("multichoice", [RIGHT, answer("x", "b")], "weight"),
        ("multichoice", [RIGHT, WRONG, "<defaultgrade>1.5</defaultgrade>"], "points"),
        ("multichoice", [RIGHT, WRONG, "<defaultgrade>0</defaultgrade>"], "points"),
        ("multichoice", [RIGHT, WRONG, "<defaultgrade>1000</defaultgrade>"], "points"),
        ("multichoice", [RIGHT, answer("0", "<img src='@@PLUGINFILE@@/a.png'>")],
         "picture_in_option"),
        ("truefalse", [answer("100", "yes"), answer("0", "no")], "no_right_answer"),
        ("shortanswer", [answer("100", "Par*")], "wildcard"),
        ("numerical", [answer("100", "1"), "<units><unit><multiplier>1000</multiplier>"
                       "<unit_name>kg</unit_name></unit></units>"], "units"),
        ("essay", ["<responseformat>noinline</responseformat>"], "files_only"),
        ("cloze", [], "blanks"),
    ],
)  # fmt: skip
def test_what_no_item_can_be_is_skipped_with_its_reason(
    kind: str, parts: list[str], code: str
) -> None:
    assert reason("moodlexml", question(kind, *parts)) == code


def test_an_item_without_words_is_skipped() -> None:
    assert reason("moodlexml", question("truefalse", RIGHT, text="<p> </p>")) == "no_right_answer"
    assert reason("moodlexml", question("essay", text="<p> </p>")) == "no_prompt"
    assert reason("moodlexml", question("essay", text="a" * 20_001)) == "too_long"


def test_points_idnumber_and_place_are_kept_and_categories_count_as_nothing() -> None:
    parts = "<defaultgrade>3.0000000</defaultgrade><idnumber>law-1</idnumber>"
    category = '<question type="category"><category><text>top</text></category></question>\n'
    text = question("essay", parts).replace("<quiz>", f"<quiz>\n{category}")
    draft = read_one("moodlexml", text)
    assert (draft.spec["points"], draft.identity) == (3, "law-1")
    assert draft.place == (1, 3, "Name")


def test_units_are_names_of_one_unit() -> None:
    units = "".join(
        f"<unit><multiplier>1</multiplier><unit_name>{name}</unit_name></unit>"
        for name in ("tenge", "₸")
    )
    graded = "<unitgradingtype>1</unitgradingtype><unitpenalty>1</unitpenalty>"
    spec = read("numerical", answer("100", "5"), f"<units>{units}</units>", graded)
    assert (spec["unit"]["en"], spec["unit_required"]) == (["tenge", "₸"], True)
    assert reason(
        "moodlexml",
        question(
            "numerical",
            answer("100", "5"),
            f"<units>{units}</units><unitgradingtype>1</unitgradingtype>",
        ),
    ) == ("units")


def test_what_changes_on_the_way_in_is_said() -> None:
    feedback = "<feedback><text>Good.</text></feedback>"
    said = remarks(
        "shortanswer",
        answer("100", "a", feedback),
        answer("0", "*", "<feedback><text>Bad.</text></feedback>"),
        "<usecase>1</usecase><hint><text>Think.</text></hint>",
        "<correctfeedback><text>Well done.</text></correctfeedback>",
        text='<table><tr><td><b>A</b> <a href="x">b</a> \\(x\\)</td></tr></table>'
        '<img src="https://example.org/a.png"><iframe src="x"></iframe>',
    )
    assert said == {
        "feedback_moved", "feedback_left_out", "case", "hints", "table", "formatting", "link",
        "formula", "picture_elsewhere", "media",
    }  # fmt: skip


def test_html_that_was_not_quoted_is_read_as_html() -> None:
    text = question("essay").replace("<![CDATA[Which?]]>", "Which <p>one</p> is it?")
    assert read_one("moodlexml", text).spec["prompt"]["en"] == "Which\n\none\n\nis it?"


def test_a_picture_inside_the_text_is_kept_by_name() -> None:
    text = question("essay", text='See.<img alt="Door" src="data:image/png;base64,aGk=">')
    draft = read_one("moodlexml", text)
    assert draft.files == {"picture-1.png": b"hi"}
    assert draft.spec["images"][0]["alt"]["en"] == "Door"


def test_the_picture_of_an_old_file_stands_beside_the_text() -> None:
    old = "<image>pictures/door.png</image><image_base64>aGk=</image_base64>"
    assert read_one("moodlexml", question("essay", old)).files == {"door.png": b"hi"}
