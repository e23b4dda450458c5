"""How files of each ending begin: an offset, and any of these bytes there."""

ZIPPED = (0, (b"PK\x03\x04",))
# A text has no beginning of its own, and no browser takes it for a page.
TEXT = (0, (b"",))
BEGINNINGS: dict[str, tuple[int, tuple[bytes, ...]]] = {
    "mp4": (4, (b"ftyp",)),
    "m4a": (4, (b"ftyp",)),
    "webm": (0, (b"\x1a\x45\xdf\xa3",)),
    "ogg": (0, (b"OggS",)),
    "mp3": (0, (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")),
    "pdf": (0, (b"%PDF-",)),
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp"), ZIPPED),
    "vtt": (0, (b"WEBVTT", b"\xef\xbb\xbfWEBVTT")),
    "txt": TEXT,
    "csv": TEXT,
}


def begins_as(ending: str, content: bytes) -> bool:
    """Whether a file of that ending may begin so; False for an ending that is not known."""
    offset, beginnings = BEGINNINGS.get(ending, (0, ()))
    return content[offset:].startswith(beginnings)
