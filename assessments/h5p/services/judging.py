"""What follows from the statements of an attempt; it is worked out again for every proof."""

import hashlib
import json
from decimal import Decimal
from typing import Any

from assessments.h5p.scoring import Marked, StatementTree, Verb, mark, parse_tree
from assessments.h5p.services.shelf import version_of
from assessments.models import Attempt, H5PContentRevision, Response
from assessments.services.packages import Judged

# Verbs with which an activity reports its result, or that it was seen to its end.
FINAL = (Verb.ANSWERED, Verb.COMPLETED, Verb.CONSUMED)
CENT = Decimal("0.01")
# What the column holds.
MOST_POINTS = Decimal(99_999)


def paper(revision: H5PContentRevision) -> list[dict[str, Any]]:
    """What an attempt keeps of that which it is judged by."""
    return [
        {
            "library": str(version_of(revision.main_library)),
            "params": _digest(revision.filtered),
            "maximum": None if revision.maximum is None else str(revision.maximum),
        }
    ]


def is_final(tree: StatementTree) -> bool:
    """Whether it tells how the whole activity ended."""
    return tree.statement.sub_content_id is None and tree.statement.verb in FINAL


def final_response(attempt: Attempt) -> Response | None:
    """The row on which the outcome rests; None where there is none, or its text was removed."""
    rows = attempt.responses.order_by("-pk")
    if attempt.finished_at is not None:
        rows = rows.filter(received_at__lte=attempt.finished_at)
    row = rows.first()
    return row if row and "statement" in row.raw else None


def marked(attempt: Attempt) -> Marked | None:
    """The points of the attempt and of its parts; None where they cannot be told any more."""
    row, revision = final_response(attempt), attempt.package
    # A library's patch may have changed how the content is shown, and so what is right in it.
    if row is None or revision is None or paper(revision) != attempt.plan:
        return None
    most = None if revision.maximum is None else float(revision.maximum)
    library = str(version_of(revision.main_library))
    return mark(library, revision.filtered, parse_tree(row.raw), expected_max=most)


def judge(attempt: Attempt) -> Judged | None:
    """The outcome; a content without points is passed where no points are asked for."""
    found = marked(attempt)
    if found is None:
        return None
    score, maximum = _points(found.raw), _points(found.maximum)
    needed = Decimal(attempt.pass_mark) * maximum
    passed = score >= needed if maximum else not attempt.pass_mark
    return Judged(min(score, maximum), maximum, passed, found.verification)


def _points(value: float) -> Decimal:
    return min(Decimal(str(value)).quantize(CENT), MOST_POINTS)


def _digest(params: Any) -> str:
    written = json.dumps(params, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()
