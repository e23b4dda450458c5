"""Names of people: what can be one, how a full one divides, when two are the same. Pure."""

import unicodedata

from qalqan.common.formats.tables.encodings import BROKEN_LETTERS

LONGEST = 150
JOINERS = frozenset(" -‐‑'’ʼ`.")
# UTF-8 read as cp1251 leaves these; no name of a language spoken here has them.
FOREIGN = BROKEN_LETTERS | frozenset("ЂђЃѓЉљЊњЏџ")


class BadNameError(ValueError):
    """`code` is "long" or "broken"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def cleaned(text: str, *, from_file: bool = False) -> str:
    """The name as it is stored. Raises BadNameError for what no name is.

    Letters that a wrong encoding leaves are taken from a person who types them, and not
    `from_file`.
    """
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    if len(plain) > LONGEST:
        raise BadNameError("long")
    letters = frozenset(plain) - JOINERS
    is_word = all(sign.isalpha() for sign in letters) and bool(letters or not plain)
    if not is_word or (from_file and FOREIGN & letters):
        raise BadNameError("broken")
    return plain


def divided(full: str) -> tuple[str, str]:
    """Surname and the rest of a full name, surname first."""
    surname, _blank, rest = " ".join(full.split()).partition(" ")
    return surname, rest


def same(text: str) -> str:
    """The spelling by which names are compared: `Ковалёва-Ким` and `КОВАЛЕВА Ким` are one."""
    plain = unicodedata.normalize("NFC", text).casefold().replace("ё", "е")
    return " ".join("".join(sign if sign.isalpha() else " " for sign in plain).split())
