"""The fields of a text document: what Word works out by itself when it shows the text. Pure.

The code of a field may stand in many pieces, and fields in fields. Source: ECMA-376, 17.16.
"""

import re

from qalqan.common.services.files.refusals import FileError, Refusal

REFUSED = {
    **dict.fromkeys(("DDE", "DDEAUTO", "PRINT"), Refusal.COMMAND),
    **dict.fromkeys(
        ("LINK", "IMPORT", "INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE"), Refusal.OUTSIDE
    ),
    **dict.fromkeys(("DATABASE", "RD"), Refusal.OUTSIDE),
    "EMBED": Refusal.OBJECT,
}
# Letters by their numbers are only ever written to hide what they spell.
SPELT = re.compile(r"QUOTE\s+\d+\s+\d+")
# A file or a share for an address; paths inside quotes double their backslashes.
BAD_LINK = re.compile(
    r'HYPERLINK\s+"?\s*(file:|javascript:|vbscript:|data:|ms-|\\\\)', re.IGNORECASE
)


class Fields:
    """The fields that are open at a place of the text, the innermost last."""

    def __init__(self) -> None:
        self._codes: list[list[str]] = []
        self._in_result: list[bool] = []

    @property
    def is_open(self) -> bool:
        """Whether text here is part of a field's code."""
        return bool(self._codes) and not self._in_result[-1]

    def add(self, text: str) -> None:
        if self.is_open:
            self._codes[-1].append(text)
        else:
            self.check(text)

    def mark(self, kind: str) -> None:
        """A field begins, ends, or goes over from its code to its result. Raises FileError."""
        if kind == "begin":
            self._refuse_made_name()
            self._codes.append([])
            self._in_result.append(False)
        elif self._codes:
            if not self._in_result[-1]:
                self.check("".join(self._codes[-1]))
            self._in_result[-1] = True
            if kind == "end":
                self._codes.pop()
                self._in_result.pop()

    def check(self, code: str) -> None:
        """Raise FileError where a field of this code asks, loads or embeds something."""
        name = code.split(maxsplit=1)[:1]
        refusal = REFUSED.get(name[0].strip('"').upper()) if name else None
        if refusal:
            raise FileError(refusal)
        if SPELT.search(code.upper()):
            raise FileError(Refusal.COMMAND)
        if BAD_LINK.search(code):
            raise FileError(Refusal.OUTSIDE)

    def _refuse_made_name(self) -> None:
        """A field whose very name another field makes has something to hide."""
        if self.is_open and not "".join(self._codes[-1]).strip():
            raise FileError(Refusal.COMMAND)
