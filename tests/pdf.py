"""What stands in a PDF of Typst's: its text, sign by sign, and what it would do when opened."""

import re
import zlib
from collections.abc import Iterator

OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.S)
PAGE = re.compile(rb"/Type/Page\b")
STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.S)
FONTS = re.compile(rb"/Font<<(.*?)>>", re.S)
FONT = re.compile(rb"/(f\d+) (\d+) 0 R")
# A name of a font, or a shown string in round brackets.
SHOWN = re.compile(rb"/(f\d+) [\d.]+ Tf|\(((?:\\.|[^\\()])*)\)", re.S)
ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.S)
SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
# Nothing on paper has a use for any of these.
DOES = re.compile(rb"/(?:JavaScript|JS|Launch|OpenAction|AA|SubmitForm|ImportData|EmbeddedFile)\b")
ADDRESS = re.compile(rb"/URI\s*\(((?:\\.|[^\\()])*)\)")


def text(raw: bytes) -> str:
    """All that is set on the pages, in the order of the file, without the spaces between lines."""
    objects = {int(number): body for number, body in OBJECT.findall(raw)}
    pages = [body for body in objects.values() if PAGE.search(body)]
    return "".join(piece for page in pages for piece in _set_on(page, objects))


def actions(raw: bytes) -> list[str]:
    """Programs and the like, and the addresses to which it leads."""
    return [found[0].decode() for found in DOES.finditer(raw)] + [
        _plain(found[1]).decode() for found in ADDRESS.finditer(raw)
    ]


def _signs(objects: dict[int, bytes], font: int) -> dict[bytes, str]:
    """What each glyph of the font stands for."""
    found = re.search(rb"/ToUnicode (\d+) 0 R", objects[font])
    pairs = re.findall(rb"<(\w+)> <(\w+)>", _unpacked(objects[int(found[1])]) if found else b"")
    return {
        bytes.fromhex(glyph.decode()): bytes.fromhex(sign.decode()).decode("utf-16-be")
        for glyph, sign in pairs
    }


def _set_on(page: bytes, objects: dict[int, bytes]) -> Iterator[str]:
    listed = FONTS.search(_part(page, b"Resources", objects))
    names = FONT.findall(listed[1]) if listed else []
    fonts = {name: _signs(objects, int(font)) for name, font in names}
    signs: dict[bytes, str] = {}
    for font, string in SHOWN.findall(_unpacked(_part(page, b"Contents", objects))):
        signs = fonts[font] if font else signs
        glyphs = _plain(string)
        yield "".join(signs.get(glyphs[at : at + 2], "") for at in range(0, len(glyphs), 2))


def _part(page: bytes, name: bytes, objects: dict[int, bytes]) -> bytes:
    found = re.search(rb"/" + name + rb" (\d+) 0 R", page)
    return objects[int(found[1])] if found else page


def _unpacked(body: bytes) -> bytes:
    found = STREAM.search(body)
    if found is None or b"FlateDecode" not in body[: found.start()]:
        return b""
    # What follows the packed bytes is a line's end, or is not there.
    return zlib.decompressobj().decompress(found[1])


def _plain(string: bytes) -> bytes:
    """A string of PDF without its escapes."""

    def plain(escape: re.Match[bytes]) -> bytes:
        sign = escape[1]
        return bytes([int(sign, 8)]) if sign[:1].isdigit() else SIGNS.get(sign, sign)

    return ESCAPED.sub(plain, string)
