"""Captions in WebVTT, read far enough to refuse a file that a browser would pass over in silence.

Pure. Times are seconds. Source: W3C, WebVTT: The Web Video Text Tracks Format, sections 4 and 6.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t]+\S.*)?")
_OTHER = ("NOTE", "STYLE", "REGION")


class WebVttError(ValueError):
    """The file is broken; `line` counts from 1 and `code` names the reason."""

    def __init__(self, line: int, code: str, reason: str) -> None:
        super().__init__(_("Line %(line)s: %(reason)s") % {"line": line, "reason": reason})
        self.line, self.code = line, code


@dataclass(frozen=True)
class Cue:
    starts: float
    ends: float
    text: str


def cues(content: bytes) -> list[Cue]:
    """Return the cues in order; raises WebVttError where a browser would lose something."""
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise WebVttError(line, "encoding", _("this is not UTF-8.")) from error
    if not lines or not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        raise WebVttError(1, "signature", _("the file has to begin with WEBVTT."))
    found = [_cue(number, block) for number, block in _blocks(lines) if _is_cue(block)]
    if not found:
        raise WebVttError(len(lines), "empty", _("there are no captions."))
    return found


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """What stands between empty lines, after the header, with the number of its first line."""
    numbered = enumerate(lines, start=1)
    parts = [list(part) for filled, part in groupby(numbered, lambda one: bool(one[1])) if filled]
    for part in parts[1:]:
        yield part[0][0], [text for _number, text in part]


def _is_cue(block: list[str]) -> bool:
    return block[0].split(maxsplit=1)[0] not in _OTHER if block[0].strip() else True


def _cue(number: int, block: list[str]) -> Cue:
    has_name = "-->" not in block[0]
    at, body = (number + 1, block[1:]) if has_name else (number, block)
    timing = _TIMING.fullmatch(body[0].strip()) if body else None
    if timing is None:
        raise WebVttError(at, "timing", _("a time such as 00:01.000 --> 00:04.000 is expected."))
    starts, ends = _seconds(timing.groups()[:4]), _seconds(timing.groups()[4:8])
    if ends <= starts:
        raise WebVttError(at, "order", _("the caption ends before it starts."))
    if not any(line.strip() for line in body[1:]):
        raise WebVttError(at, "no-text", _("the caption has no text."))
    return Cue(starts, ends, "\n".join(body[1:]))


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return (((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths) / 1000
