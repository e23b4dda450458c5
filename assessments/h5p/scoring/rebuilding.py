"""Statements as they are kept: whole xAPI again, with the actor and the object of the server.

The actor is the registration, which names nobody; whose it is, the attempt knows. What is kept
parses to the very statement that it was made of. Source: xAPI-Data.md of
https://github.com/adlnet/xAPI-Spec, 1.0.3.
"""

from typing import Any, NamedTuple
from uuid import UUID

from assessments.h5p.scoring.statements import (
    SUB_CONTENT,
    VERBS,
    Statement,
    StatementTree,
    Verb,
)

ADDRESSES: dict[Verb, str] = {verb: address for address, verb in reversed(VERBS.items())}
INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction"


class Setting(NamedTuple):
    """What the server knows by itself: `site` and `activity` are addresses, without "/" behind."""

    site: str
    activity: str
    registration: UUID
    language: str


def rebuilt(statement: Statement, setting: Setting) -> dict[str, Any]:
    """The statement in xAPI, of which only the result and the part are the browser's."""
    part = statement.sub_content_id
    definition: dict[str, Any] = {"type": INTERACTION}
    if statement.interaction:
        definition["interactionType"] = statement.interaction
    if part:
        definition["extensions"] = {SUB_CONTENT: part}
    address = f"{setting.activity}?subContentId={part.strip('{}')}" if part else setting.activity
    return {
        "id": str(statement.id),
        "actor": {"account": {"homePage": setting.site, "name": str(setting.registration)}},
        "verb": {"id": ADDRESSES[statement.verb]},
        "object": {"id": address, "definition": definition},
        "result": dict(_result(statement)),
        "context": {"registration": str(setting.registration), "language": setting.language},
    }


def rebuilt_tree(tree: StatementTree, setting: Setting) -> dict[str, Any]:
    """The same of a whole tree: {statement, children}."""
    return {
        "statement": rebuilt(tree.statement, setting),
        "children": [rebuilt_tree(child, setting) for child in tree.children],
    }


def _result(statement: Statement) -> list[tuple[str, Any]]:
    score = statement.score
    found: list[tuple[str, Any]] = [
        ("response", statement.response or None),
        ("score", {"raw": score.raw, "max": score.maximum} if score else None),
        ("duration", None if statement.duration is None else f"PT{statement.duration:.9f}S"),
        ("completion", statement.completion),
        ("success", statement.success),
    ]
    return [(name, value) for name, value in found if value is not None]
