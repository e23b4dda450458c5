"""Guesses at the codes of certificates, and how soon whoever guesses is stopped."""

import secrets
from dataclasses import dataclass

from django.test import Client

from courses.services.certificates import verifying
from courses.services.certificates.issuing import CODE_BYTES

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
LENGTH = 26


@dataclass(frozen=True)
class Guesses:
    bits: int
    guesses: int
    hits: int
    limited: int


def guess(times: int, *, on_the_page: int = 40) -> Guesses:
    """So many at the register itself; a few more on the public page, which counts them."""
    visitor = Client()
    states = [verifying.find(_code()).state for _time in range(times)]
    answers = [visitor.get(f"/en/verify/{_code()}/") for _time in range(on_the_page)]
    return Guesses(
        bits=CODE_BYTES * 8,
        guesses=len(states),
        hits=sum(state != "unknown" for state in states),
        limited=sum(answer.status_code == 429 for answer in answers),
    )


def _code() -> str:
    return "".join(secrets.choice(ALPHABET) for _sign in range(LENGTH))
