"""How a source text changed since it was translated, word by word. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape

WORDS = re.compile(r"\s*\S+\s*")
BLOCK_END = re.compile(r"</(?:p|li|h[1-6])>|<br ?/?>")
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Piece:
    """Words that stayed, or that were added ("ins") or removed ("del")."""

    kind: str
    text: str


def plain(text: str, *, is_rich: bool) -> str:
    """The words of a text, a line for each paragraph of rich text."""
    if not is_rich:
        return text
    return unescape(TAG.sub("", BLOCK_END.sub("\n", text))).strip()


def word_diff(before: str, after: str) -> list[Piece]:
    """What leads from `before` to `after`; the kept and the added pieces together are `after`."""
    return list(_pieces(WORDS.findall(before), WORDS.findall(after)))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    # The space after a word is no part of what changed.
    bare_old, bare_new = [word.strip() for word in old], [word.strip() for word in new]
    matcher = SequenceMatcher(None, bare_old, bare_new, autojunk=False)
    for what, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if what == "equal":
            yield Piece("", "".join(new[new_start:new_end]))
            continue
        if old_end > old_start:
            yield Piece("del", "".join(old[old_start:old_end]))
        if new_end > new_start:
            yield Piece("ins", "".join(new[new_start:new_end]))
