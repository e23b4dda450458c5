"""Paths of files that a content names."""

import re
from urllib.parse import unquote

# What the editor appends to a file that is not saved yet.
UNSAVED = re.compile(r"(#tmp)+$")
# More than the longest name of a part, spelt with signs for its signs.
MOST_CHARACTERS = 4000
# What neither a file's name nor an attribute's value holds, halves of characters among it.
BREAKING = r"\x00-\x1f\x7f\\<>\"'`\ud800-\udfff"
# A colon is a drive or a scheme, "?" and "#" end the path in an address.
NEVER = re.compile(rf"[{BREAKING}:?#|*]")
ON_THE_WEB = re.compile(rf"https?://[^\s{BREAKING}]+", re.IGNORECASE)


def content_path(path: str) -> str | None:
    """The path below the content's own folder; None where it leads out of it, or nowhere."""
    if len(path) > MOST_CHARACTERS:
        return None
    kept = UNSAVED.sub("", path)
    # A browser takes %2e%2e for "..".
    for spelling in (kept, unquote(kept)):
        if NEVER.search(spelling) or not {"", ".", ".."}.isdisjoint(spelling.split("/")):
            return None
    return kept


def address(path: str) -> str | None:
    """The address of a film or sound that lies on the web; None where it is none."""
    return path if ON_THE_WEB.fullmatch(path) else None
