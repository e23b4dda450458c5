"""Which encoding a text is in: by its marks, by what is valid, last by its letters.

KZ-1048 (the Kazakh standard RK 1048:2002) and cp1251 differ in 16 bytes alone: letters of Kazakh
in the one, of Serbian, Macedonian, Ukrainian and Belarusian in the other. Nothing fails where one
is read as the other, and Қ turns into Ќ.
"""

import codecs

ENCODINGS = ("utf-8", "utf-16", "kz1048", "cp1251")
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
KAZAKH_BYTES = bytes(
    byte
    for byte in range(0x80, 0x100)
    if bytes([byte]).decode("kz1048", "replace") != bytes([byte]).decode("cp1251", "replace")
)
# What stands in the place of Kazakh letters where a file was read in the wrong encoding.
BROKEN_LETTERS = frozenset(KAZAKH_BYTES.decode("cp1251"))
# The higher byte of Latin and of Cyrillic letters.
HIGH_BYTES = b"\x00\x04"


def decode(raw: bytes, encoding: str = "") -> tuple[str, str]:
    """The text and the name of its encoding, one of ENCODINGS.

    With `encoding` it is read as that and nothing is guessed. Raises UnicodeError.
    """
    for mark, marked in MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(marked), marked.removesuffix("-le").removesuffix("-be")
    if encoding:
        return raw.decode(encoding), encoding
    if half := _half_of_utf16(raw):
        return raw.decode(half), "utf-16"
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        found = "kz1048" if raw.translate(None, KAZAKH_BYTES) != raw else "cp1251"
        return raw.decode(found), found


def _half_of_utf16(raw: bytes) -> str:
    """UTF-16 without a mark: every second byte is one of two."""
    sample = raw[:4000]
    if len(raw) % 2 or b"\x00" not in sample:
        return ""
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = sample[first::2]
        if len(half.translate(None, HIGH_BYTES)) * 10 < len(half):
            return name
    return ""
