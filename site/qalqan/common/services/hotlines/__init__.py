"""The hotline register: the only code that writes hotlines.

A number or address is public only after two people: one proposes, another calls and confirms.
So is what is told of a public line. Withdrawal needs one person, and is immediate.
"""

from qalqan.common.services.hotlines.ageing import alert, expire, remind
from qalqan.common.services.hotlines.calls import Call
from qalqan.common.services.hotlines.errors import HotlineError, Problem
from qalqan.common.services.hotlines.keeping import (
    DESCRIBED_FIELDS,
    describe,
    record_call,
    withdraw,
)
from qalqan.common.services.hotlines.proposing import confirm, is_described, propose, refuse
from qalqan.common.services.hotlines.queue import Due, due
from qalqan.common.services.hotlines.stewards import stewards
from qalqan.common.services.hotlines.telling import KIND, tell

__all__ = [
    "DESCRIBED_FIELDS",
    "KIND",
    "Call",
    "Due",
    "HotlineError",
    "Problem",
    "alert",
    "confirm",
    "describe",
    "due",
    "expire",
    "is_described",
    "propose",
    "record_call",
    "refuse",
    "remind",
    "stewards",
    "tell",
    "withdraw",
]
