"""Letters for codes that people read from paper: drawn at random, shown in groups of four."""

import secrets

# No 0, O, 1, I, L.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def draw(length: int) -> str:
    """That many letters; each holds almost five bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def in_fours(text: str) -> str:
    """As it is shown: XXXX-XXXX-XXXX."""
    return "-".join(text[start : start + 4] for start in range(0, len(text), 4))
