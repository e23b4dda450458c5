"""What counts of an H5P activity: statements in, scores and words out, no database."""

from assessments.enums import Verification
from assessments.h5p.scoring.enums import Refusal
from assessments.h5p.scoring.errors import StatementError
from assessments.h5p.scoring.kinds import score
from assessments.h5p.scoring.marking import Leaf, Marked, mark
from assessments.h5p.scoring.rebuilding import Setting, rebuilt_tree
from assessments.h5p.scoring.shapes import Score
from assessments.h5p.scoring.statements import (
    Statement,
    StatementTree,
    Verb,
    parse,
    parse_tree,
)
from assessments.h5p.scoring.words import Words, in_words

__all__ = [
    "Leaf",
    "Marked",
    "Refusal",
    "Score",
    "Setting",
    "Statement",
    "StatementError",
    "StatementTree",
    "Verb",
    "Verification",
    "Words",
    "in_words",
    "mark",
    "parse",
    "parse_tree",
    "rebuilt_tree",
    "score",
]
