"""What the player says in xAPI, checked: one statement, or the tree of getXAPIData().

Actor, authority and times of the browser are dropped; the server knows them better. Sources:
https://github.com/adlnet/xAPI-Spec (xAPI-Data.md, 1.0.3) and js/h5p-x-api-event.js of
https://github.com/h5p/h5p-php-library, b515e00. Raises StatementError.
"""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from assessments.h5p.scoring import results
from assessments.h5p.scoring.enums import Refusal
from assessments.h5p.scoring.errors import StatementError
from assessments.h5p.scoring.loading import Data, as_object, check_extent, loaded
from assessments.h5p.scoring.shapes import Score

MOST_BYTES = 32 * 1024
MOST_TREE_BYTES = 2 * 1024 * 1024
MOST_DEPTH = 20
MOST_STATEMENTS = 500
SUB_CONTENT = "http://h5p.org/x-api/h5p-subContentId"
UUID = re.compile(r"[a-fA-F0-9]{8}(-[a-fA-F0-9]{4}){3}-[a-fA-F0-9]{12}")
SUB_CONTENT_ID = re.compile(rf"\{{?{UUID.pattern}\}}?")
INTERACTIONS = [
    "true-false",
    "choice",
    "fill-in",
    "long-fill-in",
    "matching",
    "performance",
    "sequencing",
    "likert",
    "numeric",
    "other",
    # H5P's own, for what holds other contents.
    "compound",
]


class Verb(StrEnum):
    """The verbs of H5P that tell of learning, by the last part of their addresses."""

    ATTEMPTED = "attempted"
    INTERACTED = "interacted"
    ANSWERED = "answered"
    COMPLETED = "completed"
    PROGRESSED = "progressed"
    EXPERIENCED = "experienced"
    PASSED = "passed"
    FAILED = "failed"
    MASTERED = "mastered"
    CONSUMED = "consumed"


# Accordions and the like say "consumed" by another address.
VERBS = {f"http://adlnet.gov/expapi/verbs/{verb}": verb for verb in Verb} | {
    "http://activitystrea.ms/schema/1.0/consume": Verb.CONSUMED
}


@dataclass(frozen=True, slots=True)
class Statement:
    """What a learner did; `sub_content_id` names the part of the content, None all of it.

    `response` is "" where there is none, `score` None where it has no maximum, `duration` is in
    seconds, `interaction` one of xAPI's kinds or "".
    """

    id: uuid.UUID
    verb: Verb
    sub_content_id: str | None
    interaction: str
    response: str
    score: Score | None
    duration: float | None
    completion: bool | None
    success: bool | None


@dataclass(frozen=True, slots=True)
class StatementTree:
    """A content's statement, and those of the contents in it."""

    statement: Statement
    children: tuple["StatementTree", ...] = ()

    def walk(self) -> Iterator["StatementTree"]:
        yield self
        for child in self.children:
            yield from child.walk()


def parse(raw: bytes | Data) -> Statement:
    """Read one statement. One that has no id gets one."""
    return _statement(loaded(raw, MOST_BYTES) if isinstance(raw, bytes) else raw)


def parse_tree(raw: bytes | Data) -> StatementTree:
    """Read {statement, children}, the children of the same shape."""
    data = loaded(raw, MOST_TREE_BYTES) if isinstance(raw, bytes) else raw
    return _tree(data, iter(range(MOST_STATEMENTS)), MOST_DEPTH)


def _tree(value: Any, places: Iterator[int], deeper: int) -> StatementTree:
    data = as_object(value)
    if not deeper:
        raise StatementError(Refusal.TOO_DEEP)
    if next(places, None) is None:
        raise StatementError(Refusal.TOO_MANY)
    children = data.get("children")
    return StatementTree(
        _statement(data.get("statement")),
        tuple(
            _tree(child, places, deeper - 1)
            for child in (children if isinstance(children, list) else [])
            # Contents that report nothing leave null in their place.
            if child is not None
        ),
    )


def _statement(value: Any) -> Statement:
    data = as_object(value)
    check_extent(data, most_bytes=MOST_BYTES, most_depth=MOST_DEPTH)
    definition = _inner(_inner(data, "object"), "definition")
    result, interaction = _inner(data, "result"), definition.get("interactionType")
    return Statement(
        id=_id(data.get("id")),
        verb=_verb(_inner(data, "verb").get("id")),
        sub_content_id=_sub_content_id(_inner(definition, "extensions").get(SUB_CONTENT)),
        interaction=interaction if interaction in INTERACTIONS else "",
        response=results.response(result.get("response")),
        score=results.points(result.get("score")),
        duration=results.duration(result.get("duration")),
        completion=results.truth(result.get("completion")),
        success=results.truth(result.get("success")),
    )


def _inner(data: Data, name: str) -> Data:
    inner = data.get(name)
    return inner if isinstance(inner, dict) else {}


def _id(value: Any) -> uuid.UUID:
    if value is None:
        return uuid.uuid4()
    if not isinstance(value, str) or not UUID.fullmatch(value):
        raise StatementError(Refusal.BAD_ID)
    return uuid.UUID(value)


def _verb(value: Any) -> Verb:
    if not isinstance(value, str) or value not in VERBS:
        raise StatementError(Refusal.UNKNOWN_VERB)
    return VERBS[value]


def _sub_content_id(value: Any) -> str | None:
    if value is not None and not (isinstance(value, str) and SUB_CONTENT_ID.fullmatch(value)):
        raise StatementError(Refusal.BAD_SUB_CONTENT)
    return value
