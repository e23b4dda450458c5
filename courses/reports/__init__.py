"""The completion report: the same rows and the same sums on the screen and in every file."""

from courses.reports.choosing import Choice, choose
from courses.reports.columns import COLUMNS, Column, columns_of
from courses.reports.groups import BY, Group, groups, hidden_below_five, totals
from courses.reports.reading import read
from courses.reports.rows import Row, all_rows, rows
from courses.reports.suppression import HIDDEN, suppress

__all__ = [
    "BY",
    "COLUMNS",
    "HIDDEN",
    "Choice",
    "Column",
    "Group",
    "Row",
    "all_rows",
    "choose",
    "columns_of",
    "groups",
    "hidden_below_five",
    "read",
    "rows",
    "suppress",
    "totals",
]
