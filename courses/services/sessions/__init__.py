"""Sessions held in person: who was there, how they got on the list, what observers saw."""

from courses.services.sessions.attending import (
    close_list,
    correct_list,
    record,
    record_all,
    withdraw,
)
from courses.services.sessions.checking_in import check, check_in, find, sessions_open_to
from courses.services.sessions.errors import SessionError
from courses.services.sessions.listing import (
    listed,
    may_correct,
    may_edit,
    past,
    upcoming,
)
from courses.services.sessions.observing import is_passed, observe
from courses.services.sessions.rosters import Line, lines, roster

__all__ = [
    "Line",
    "SessionError",
    "check",
    "check_in",
    "close_list",
    "correct_list",
    "find",
    "is_passed",
    "lines",
    "listed",
    "may_correct",
    "may_edit",
    "observe",
    "past",
    "record",
    "record_all",
    "roster",
    "sessions_open_to",
    "upcoming",
    "withdraw",
]
