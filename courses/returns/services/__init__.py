"""The yearly training return: composed, laid out, signed off, joined with those of others."""

from courses.returns.services import coverage
from courses.returns.services.changes import differences
from courses.returns.services.closing import (
    FiguresMovedError,
    NothingChangedError,
    close,
    digest_of,
)
from courses.returns.services.composing import closed_return, compose, figures_of, training_return
from courses.returns.services.hiding import hide_small
from courses.returns.services.inputs import Owed, add_body, owed, receive, with_inputs
from courses.returns.services.laying_out import sheet_of
from courses.returns.services.merging import labelled, merge
from courses.returns.services.people import people_behind
from courses.returns.services.private import hide_private, private_audiences
from courses.returns.services.schema import YEARS, MergeError
from courses.returns.services.templates import read, template
from courses.returns.services.writing import write

__all__ = [
    "YEARS",
    "FiguresMovedError",
    "MergeError",
    "NothingChangedError",
    "Owed",
    "add_body",
    "close",
    "closed_return",
    "compose",
    "coverage",
    "differences",
    "digest_of",
    "figures_of",
    "hide_private",
    "hide_small",
    "labelled",
    "merge",
    "owed",
    "people_behind",
    "private_audiences",
    "read",
    "receive",
    "sheet_of",
    "template",
    "training_return",
    "with_inputs",
    "write",
]
