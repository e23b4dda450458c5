"""The e-mail address of an account: proven before it counts, and told of at the old one."""

from qalqan.accounts.services.addresses.changing import (
    AddressError,
    changed,
    take,
    waiting,
    withdraw,
)
from qalqan.accounts.services.addresses.proving import Proof, ask, confirm, find

__all__ = [
    "AddressError",
    "Proof",
    "ask",
    "changed",
    "confirm",
    "find",
    "take",
    "waiting",
    "withdraw",
]
