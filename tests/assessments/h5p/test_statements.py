"""What the browser says is read with care, and refused by name."""

import json
import uuid
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.h5p.scoring import Refusal, Score, StatementError, Verb, parse, parse_tree
from tests.assessments.h5p.contents import VERBS, Data, statement, sub_id, tree
from tests.assessments.h5p.test_scoring_kinds import JSON


def refusal(raw: bytes | Data, read: Any = parse) -> Refusal:
    with pytest.raises(StatementError) as caught:
        read(raw)
    return caught.value.code


def scored(**score: Any) -> Data:
    return {**statement(), "result": {"score": score}}


def test_a_statement_is_read_as_the_player_sends_it() -> None:
    sent = statement(
        place=3,
        response="0[,]2",
        score=(1, 2),
        duration="PT1M2.5S",
        completion=True,
        success=False,
    )
    read = parse(json.dumps(sent).encode())
    assert (read.verb, read.sub_content_id, read.interaction) == (
        Verb.ANSWERED,
        sub_id(3),
        "choice",
    )
    assert (read.response, read.score, read.duration) == ("0[,]2", Score(1, 2), 62.5)
    assert (read.completion, read.success) == (True, False)


def test_a_statement_keeps_its_id_or_gets_one() -> None:
    given_id = uuid.uuid4()
    assert parse({**statement(), "id": str(given_id)}).id == given_id
    assert parse(statement()).id != parse(statement()).id


def test_nothing_of_the_person_is_kept() -> None:
    sent = {**statement(), "authority": {"name": "Forged"}, "timestamp": "1999-01-01T00:00:00Z"}
    kept = repr(parse(sent))
    assert "omebody" not in kept
    assert "Forged" not in kept
    assert "1999" not in kept


@pytest.mark.parametrize(
    ("iri", "verb"),
    [(f"{VERBS}{verb}", verb) for verb in Verb]
    + [("http://activitystrea.ms/schema/1.0/consume", Verb.CONSUMED)],
)
def test_the_verbs_of_learning_are_taken(iri: str, verb: Verb) -> None:
    assert parse({**statement(), "verb": {"id": iri}}).verb == verb


@pytest.mark.parametrize("verb", [None, "answered", f"{VERBS}voided", f"{VERBS}ANSWERED", 1, {}])
def test_other_verbs_are_refused(verb: Any) -> None:
    assert refusal({**statement(), "verb": {"id": verb}}) == Refusal.UNKNOWN_VERB
    assert refusal({**statement(), "verb": verb}) == Refusal.UNKNOWN_VERB


@pytest.mark.parametrize(
    "score",
    [
        {"raw": 3, "max": 2},
        {"raw": -1, "max": 2},
        {"raw": 1, "max": 10_001},
        {"raw": 10_001},
        {"raw": True, "max": 2},
        {"raw": "1", "max": 2},
        {"raw": 1, "max": 2, "min": 2},
        {"raw": 1, "max": 2, "scaled": 1.5},
        {"raw": 1, "max": 2, "scaled": "1"},
        {"raw": 10**400, "max": 10**401},
    ],
)
def test_impossible_scores_are_refused(score: Data) -> None:
    assert refusal(scored(**score)) == Refusal.BAD_SCORE


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_numbers_without_end_are_refused(number: str) -> None:
    raw = json.dumps(scored(raw=7, max=9)).replace("7", number)
    assert refusal(raw.encode()) == Refusal.BROKEN_JSON


def test_a_score_without_a_maximum_is_none() -> None:
    assert parse(scored(raw=3)).score is None
    assert parse(scored(scaled=0.5)).score is None
    assert parse(scored(raw=0, max=0)).score == Score(0, 0)


@pytest.mark.parametrize(
    ("duration", "seconds"),
    [
        ("PT0S", 0),
        ("PT12.34S", 12.34),
        ("P1DT1H1M1S", 90_061),
        ("PT90M", 5400),
        ("PT-5S", None),
        ("P1Y", None),
        ("PT", None),
        ("P", None),
        (12, None),
        ("PT" + "9" * 400 + "S", None),
    ],
)
def test_durations_are_seconds_and_strange_ones_lose_no_answer(
    duration: Any, seconds: float | None
) -> None:
    assert parse(statement(duration=duration)).duration == seconds


@pytest.mark.parametrize(("response", "kept"), [(None, ""), ("", ""), (3, "3"), ("true", "true")])
def test_responses_are_text(response: Any, kept: str) -> None:
    assert parse(statement(response=response)).response == kept


@pytest.mark.parametrize("response", [[], {}, True, "a\0b"])
def test_other_responses_are_refused(response: Any) -> None:
    assert refusal(statement(response=response)) == Refusal.BAD_RESPONSE


def with_sub_content(value: Any) -> Data:
    sent = statement(place=0)
    extensions = sent["object"]["definition"]["extensions"]
    sent["object"]["definition"]["extensions"] = dict.fromkeys(extensions, value)
    return sent


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({**statement(), "id": "1"}, Refusal.BAD_ID),
        ({**statement(), "id": 1}, Refusal.BAD_ID),
        (with_sub_content("../x"), Refusal.BAD_SUB_CONTENT),
        (with_sub_content(5), Refusal.BAD_SUB_CONTENT),
        (b"", Refusal.BROKEN_JSON),
        (b"\xff", Refusal.BROKEN_JSON),
        (b'{"a": "\\ud800"}', Refusal.BROKEN_JSON),
        (b'{"a": ' + b"9" * 5000 + b"}", Refusal.BROKEN_JSON),
        (b"[]", Refusal.NO_STATEMENT),
        (b"null", Refusal.NO_STATEMENT),
        (b"[" * 30_000, Refusal.TOO_DEEP),
        (b" " * 40_000, Refusal.TOO_LARGE),
        (statement(response="x" * 33_000), Refusal.TOO_LARGE),
        (statement(response="қ" * 17_000), Refusal.TOO_LARGE),
    ],
    ids=str,
)
def test_what_is_no_honest_statement_is_refused_by_name(sent: bytes | Data, code: str) -> None:
    assert refusal(sent) == code


@pytest.mark.parametrize(("depth", "is_taken"), [(15, True), (25, False), (700, False)])
def test_a_statement_is_not_deep(depth: int, is_taken: bool) -> None:
    sent = {**statement(), "context": json.loads('{"a":' * depth + "1" + "}" * depth)}
    if is_taken:
        assert parse(sent).verb == Verb.ANSWERED
    else:
        assert refusal(sent) == Refusal.TOO_DEEP


def test_a_tree_keeps_its_shape_and_skips_parts_without_a_report() -> None:
    sent = tree(statement(score=(1, 2)), statement(place=0), statement(place=1))
    sent["children"].insert(1, None)
    read = parse_tree(json.dumps(sent).encode())
    assert [node.statement.sub_content_id for node in read.walk()] == [None, sub_id(0), sub_id(1)]


@pytest.mark.parametrize(("count", "is_taken"), [(499, True), (500, False)])
def test_a_tree_has_no_more_than_500_statements(count: int, is_taken: bool) -> None:
    sent = tree(statement(), *[statement()] * count)
    if is_taken:
        assert len(parse_tree(sent).children) == count
    else:
        assert refusal(sent, parse_tree) == Refusal.TOO_MANY


def test_a_tree_is_not_deep() -> None:
    sent: Data = tree(statement())
    for _level in range(20):
        sent = {"statement": statement(), "children": [sent]}
    assert refusal(sent, parse_tree) == Refusal.TOO_DEEP


@pytest.mark.parametrize("sent", [{}, {"statement": []}, tree(statement(), {}), b"[]"])
def test_a_tree_without_statements_is_refused(sent: bytes | Data) -> None:
    assert refusal(sent, parse_tree) in {Refusal.NO_STATEMENT, Refusal.UNKNOWN_VERB}


@given(extra=JSON, key=st.sampled_from(["id", "verb", "object", "result", "context", "children"]))
def test_any_json_is_read_or_refused(extra: Any, key: str) -> None:
    for read, sent in [(parse, {**statement(), key: extra}), (parse_tree, {key: extra})]:
        with suppress(StatementError):
            read(sent)


@given(raw=st.binary() | st.text().map(str.encode))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    assert refusal(raw) in Refusal
    assert refusal(raw, parse_tree) in Refusal
