"""Surnames, so that the public page can say "match" and never a name.

What is kept is a keyed hash of the surname as people may write it, salted with the certificate's
own code: two holders of one name cannot be told by it.
"""

import hmac
import unicodedata

from courses.services.certificates import keys

# Typed on a keyboard without Kazakh letters.
PLAIN = str.maketrans("әғқңөұүһі", "агкноуухи")


def fold(surname: str) -> str:
    """The surname without what people write in two ways: case, ё, Kazakh letters, hyphens."""
    lowered = unicodedata.normalize("NFKD", surname).casefold()
    letters = unicodedata.normalize("NFKD", lowered).translate(PLAIN)
    return "".join(sign for sign in letters if sign.isalnum())


def keyed(surname: str, *, code: str) -> str:
    """The hash of `surname` for the certificate `code`, in hex; "" where there is no surname."""
    folded = fold(surname)
    return keys.mac("surname", f"{code} {folded}") if folded else ""


def is_same(surname: str, *, code: str, expected: str) -> bool:
    """Whether `surname` is the one behind the hash; takes as long whether or not it is."""
    return hmac.compare_digest(keyed(surname, code=code), expected) and bool(expected)
