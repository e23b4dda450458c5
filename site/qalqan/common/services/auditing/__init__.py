"""What auditors do with the chain: read it, check it, take it along."""

from qalqan.common.services.auditing.checking import KIND, ask_for_check, check
from qalqan.common.services.auditing.reading import Filters, header, page_of, table_rows
from qalqan.common.services.auditing.words import Change, changes_of, subject_words

__all__ = [
    "KIND",
    "Change",
    "Filters",
    "ask_for_check",
    "changes_of",
    "check",
    "header",
    "page_of",
    "subject_words",
    "table_rows",
]
