"""A claimed score against the one that the answers earn.

What can be scored again counts as scored, whatever was claimed. What cannot keeps its claim,
and `verification` tells of it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isclose
from typing import NamedTuple

from assessments.enums import Verification
from assessments.h5p.scoring.containers import CONTAINERS, Part, leaves
from assessments.h5p.scoring.kinds import score
from assessments.h5p.scoring.shapes import Params, Score, machine_name
from assessments.h5p.scoring.statements import Statement, StatementTree

# Points are whole numbers, or come of a few divisions.
NEARLY = 1e-6


class Leaf(NamedTuple):
    """What a part counts: `claimed` is None where nothing was reported of it.

    `score` is None where nothing is known of it at all.
    """

    id: str
    library: str
    claimed: Score | None
    score: Score | None
    is_verified: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """The points that count, 0 <= raw <= maximum, and how they came about."""

    raw: float
    maximum: float
    verification: Verification
    leaves: tuple[Leaf, ...] = ()


def mark(
    library: str, params: Params, tree: StatementTree, *, expected_max: float | None = None
) -> Marked:
    """Score what was reported of a content; `expected_max` is its maximum where that is known.

    A part of the content of which nothing was reported earns nothing; what was reported of
    parts that the content does not have is left out, and so is what is said twice.
    """
    claim = tree.statement.score
    whole = score(library, params, tree.statement.response)
    if whole:
        marked = _sum([Leaf("", library, claim, whole, is_verified=True)], expected_max)
        return _bounded(marked, claim, expected_max)
    parts = list(leaves(library, params)) if machine_name(library) in CONTAINERS else []
    if not tree.children or not _are_told_apart(parts):
        raw, maximum = claim or Score(0, 0)
        return _bounded(Marked(raw, maximum, Verification.UNVERIFIED), claim, expected_max)
    claims = _claims(tree)
    asked = [_leaf(part, claims.get(part.id)) for part in _asked(parts, claims)]
    return _bounded(_sum(asked, expected_max), claim, expected_max)


def _are_told_apart(parts: Sequence[Part]) -> bool:
    """Whether there are any, each with an id of its own."""
    ids = {part.id for part in parts} - {""}
    return len(ids) == len(parts) > 0


def _claims(tree: StatementTree) -> dict[str, Statement]:
    """What was reported first of each part."""
    claims: dict[str, Statement] = {}
    for node in tree.walk():
        if node.statement.sub_content_id:
            claims.setdefault(node.statement.sub_content_id, node.statement)
    return claims


def _asked(parts: Sequence[Part], claims: Mapping[str, Statement]) -> Iterator[Part]:
    """The parts that count: of a pool those that were drawn, no fewer than it draws."""
    drawn = Counter(part.pool for part in parts if part.id in claims)
    for part in parts:
        if part.id in claims or part.pool is None:
            yield part
        elif drawn[part.pool] < part.pool.size:
            drawn[part.pool] += 1
            yield part


def _leaf(part: Part, statement: Statement | None) -> Leaf:
    claimed = statement.score if statement else None
    earned = score(part.library, part.params, statement.response if statement else "")
    if earned and not statement:
        earned = Score(0, earned.maximum)
    return Leaf(part.id, part.library, claimed, earned or claimed, is_verified=earned is not None)


def _sum(leaves: Sequence[Leaf], expected_max: float | None) -> Marked:
    scores = [leaf.score for leaf in leaves if leaf.score]
    maximum = sum(score.maximum for score in scores)
    # Parts of which nothing is known have no points where the others make up the maximum.
    is_whole = expected_max is not None and _equal(maximum, expected_max)
    doubtful = [leaf for leaf in leaves if not leaf.is_verified and (leaf.score or not is_whole)]
    if not doubtful:
        verification = Verification.VERIFIED
    elif any(leaf.is_verified for leaf in leaves):
        verification = Verification.PARTIAL
    else:
        verification = Verification.UNVERIFIED
    return Marked(sum(score.raw for score in scores), maximum, verification, tuple(leaves))


def _bounded(marked: Marked, claim: Score | None, expected_max: float | None) -> Marked:
    """The score, unverified and held to the content's maximum where maxima disagree.

    A film counts only the questions that were met, so that its claim may have their maximum.
    """
    maximum = marked.maximum if expected_max is None else expected_max
    met = sum(leaf.score.maximum for leaf in marked.leaves if leaf.score and leaf.claimed)
    is_claimed = claim is None or _equal(claim.maximum, maximum) or _equal(claim.maximum, met)
    if is_claimed and _equal(marked.maximum, maximum):
        return marked
    known = [leaf.score for leaf in marked.leaves if leaf.score and leaf.is_verified]
    # No claim about one part makes up for points that are lost in another.
    most = max(0, maximum - sum(score.maximum - score.raw for score in known))
    return replace(
        marked,
        raw=min(marked.raw, most),
        maximum=maximum,
        verification=Verification.UNVERIFIED,
    )


def _equal(one: float, other: float) -> bool:
    return isclose(one, other, abs_tol=NEARLY)
