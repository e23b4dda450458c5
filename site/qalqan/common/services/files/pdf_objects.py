"""What the objects of a PDF file do. Run as a program of its own: the file on its standard input.

A process apart, because qpdf is written in C++ and a file can be made to keep a reader busy or to
fill its memory: the kernel stops this one, and the site goes on. It prints the value of a Refusal,
or nothing, and needs nothing of the project. Source of the names: ISO 32000-2, 7.11, 12.6, 13.
"""

import re
import resource
import signal
import sys
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

# Of processor time, by which a busy machine refuses no honest file. Its memory, in bytes.
MOST_SECONDS = 1.5
MOST_MEMORY = 224 * 2**20
PIECE = 2**20
STANDARD_INPUT = "/proc/self/fd/0"

SCRIPTS, ATTACHED, OUTSIDE, XFA = "pdf_actions", "pdf_attachments", "outside", "pdf_form"
DAMAGED, INTRICATE = "damaged", "intricate"
ACTIONS = {
    **dict.fromkeys(("JavaScript", "Launch", "SubmitForm", "ImportData"), SCRIPTS),
    **dict.fromkeys(("GoToR", "Thread"), OUTSIDE),
    **dict.fromkeys(("GoToE", "Rendition", "Movie", "Sound", "RichMediaExecute"), ATTACHED),
}
KEYS = {
    **dict.fromkeys(("JS", "JavaScript"), SCRIPTS),
    **dict.fromkeys(("EF", "RichMediaContent", "RichMediaSettings"), ATTACHED),
    "XFA": XFA,
}
KINDS = dict.fromkeys(
    ("FileAttachment", "RichMedia", "Screen", "Movie", "Sound", "3D", "EmbeddedFile"), ATTACHED
)
HARMLESS = {"GoTo", "Named"}
# A blank page of a simple writer's has none.
FORGIVEN = re.compile("Resources is missing")
UNREADABLE = (
    *(pikepdf.PdfError, pikepdf.PasswordError),
    *(ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError),
)
# What a reader may be led to by a click; an address without a scheme is one beside the file.
SCHEMES = {b"", b"http", b"https", b"mailto", b"tel"}
SCHEME = re.compile(rb"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
UNSEEN = re.compile(rb"[\x00-\x20]")
# Objects are written out in C++ and looked into only where one of these names stands in them.
SUSPECT = re.compile(
    rb"/(%s)(?![^\s/<>\[\]()])"
    % b"|".join(name.encode() for name in sorted({*ACTIONS, *KEYS, *KINDS, "AA", "URI"}))
)
# In the bytes themselves, so that neither an earlier state of the file nor an object that only
# another reader finds keeps one. Shorter names stand in packed pictures by chance.
LONG = ("JavaScript", "SubmitForm", "ImportData", "EmbeddedFile", "RichMedia")
RAW = re.compile(
    b"|".join(
        b"/" + b"".join(b"(?:%c|#%02x|#%02X)" % (c, c, c) for c in name.encode()) for name in LONG
    )
)
LONGEST_RAW = 3 * max(map(len, LONG)) + 1


class FoundError(Exception):
    """Something that is not taken; its only argument is the value of a Refusal."""


def main() -> None:
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    try:
        look()
    except FoundError as found:
        sys.stdout.write(str(found))
    except (MemoryError, RecursionError):
        sys.stdout.write(INTRICATE)
    except UNREADABLE:
        # A file that is mended by guesses is one that two readers take for two files.
        sys.stdout.write(DAMAGED)


def look() -> None:
    """Raise for whatever the file on the standard input must not hold."""
    mode = pikepdf.AccessMode.stream
    with Pdf.open(STANDARD_INPUT, access_mode=mode, attempt_recovery=False) as pdf:
        _look_at_opening(pdf.Root.get("/OpenAction"))
        _look_into(pdf.trailer)
        for found in pdf.objects:
            _look_at(found)
        if not all(FORGIVEN.search(told) for told in pdf.get_warnings()) or not len(pdf.pages):
            raise FoundError(DAMAGED)
    _look_at_bytes()


def _look_at_opening(action: Object | None) -> None:
    """A page to begin with is not a script; a page that is asked of somebody tells who reads."""
    if isinstance(action, Dictionary) and _name(action.get("/S")) not in HARMLESS:
        raise FoundError(SCRIPTS)
    if isinstance(action, Dictionary) and "/Next" in action:
        raise FoundError(SCRIPTS)


def _look_at(found: Any) -> None:
    if isinstance(found, Stream):
        if "/F" in found.stream_dict:
            raise FoundError(OUTSIDE)
        found = found.stream_dict
    if isinstance(found, Name):
        _refuse(ACTIONS.get(_name(found)))
    is_nest = isinstance(found, Dictionary | Array)
    if is_nest and SUSPECT.search(found.unparse(resolved=True)):
        _look_into(found)


def _look_into(found: Object) -> None:
    """Into everything that stands in an object itself; what it refers to has its own turn."""
    waiting = [found]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Dictionary):
            _check(here)
        waiting += [inner for inner in _inner(here) if not inner.is_indirect]


def _inner(found: Object) -> Iterator[Any]:
    values = found.values() if isinstance(found, Dictionary) else found
    if isinstance(found, Dictionary | Array):
        yield from (one for one in values if isinstance(one, Dictionary | Array))


def _check(found: Dictionary) -> None:
    _refuse(ACTIONS.get(_name(found.get("/S"))))
    for kind in ("/Type", "/Subtype"):
        _refuse(KINDS.get(_name(found.get(kind))))
    for key, refusal in KEYS.items():
        _refuse(refusal if f"/{key}" in found else None)
    by_itself = found.get("/AA")
    if isinstance(by_itself, Dictionary):
        for action in by_itself.values():
            _look_at_opening(action)
    address = found.get("/URI")
    if address is not None and not isinstance(address, Dictionary):
        _check_address(bytes(address))


def _check_address(address: bytes) -> None:
    plain = UNSEEN.sub(b"", address)
    scheme = SCHEME.match(plain)
    if (scheme and scheme[1].lower() not in SCHEMES) or plain.startswith((b"\\", b"//")):
        raise FoundError(OUTSIDE)


def _name(value: Object | None) -> str:
    return str(value)[1:] if isinstance(value, Name) else ""


def _refuse(refusal: str | None) -> None:
    if refusal:
        raise FoundError(refusal)


def _look_at_bytes() -> None:
    with open(STANDARD_INPUT, "rb") as file:
        before = b""
        while piece := file.read(PIECE):
            if RAW.search(before + piece):
                raise FoundError(SCRIPTS)
            before = piece[-LONGEST_RAW:]


if __name__ == "__main__":
    main()
