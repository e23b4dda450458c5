"""PDF files that act by themselves, carry others or only wear out whoever opens them."""

from collections.abc import Callable

from tests.security.hostile_office import Hostile
from tests.security.pdf_files import PAGES, SCRIPT, catalog, packed, pdf, stream, updated


def _opening(action: bytes) -> Callable[[], bytes]:
    return lambda: pdf(b"/OpenAction " + action)


def _noted(annotation: bytes) -> Callable[[], bytes]:
    page = PAGES[3].replace(b"/MediaBox", b"/Annots [4 0 R] /MediaBox")
    return lambda: pdf(objects={3: page, 4: b"<< /Type /Annot /Rect [0 0 1 1] %s >>" % annotation})


def _circle() -> bytes:
    before = pdf()
    return before.replace(
        b"/Size 4", b"/Size 4 /Prev %d" % int(before.rpartition(b"startxref\n")[2].split()[0])
    )


LAUNCH = b"<< /S /Launch /F (cmd.exe) >>"
PDF: dict[str, Hostile] = {
    "script at opening": ("pdf", _opening(SCRIPT), "pdf_actions"),
    "program at opening": ("pdf", _opening(LAUNCH), "pdf_actions"),
    "address at opening": ("pdf", _opening(b"<< /S /URI /URI (https://a.b/) >>"), "pdf_actions"),
    "form sent at opening": (
        "pdf",
        _opening(b"<< /S /SubmitForm /F (https://a.b) >>"),
        "pdf_actions",
    ),
    "file at opening": ("pdf", _opening(b"<< /S /GoToR /F (a.pdf) >>"), "pdf_actions"),
    "behind a page": (
        "pdf",
        _opening(b"<< /S /GoTo /D [3 0 R /Fit] /Next << /S /URI /URI (https://a.b) >> >>"),
        "pdf_actions",
    ),
    "spelt by hex": (
        "pdf",
        _opening(b"<< /S /J#61vaScript /#4a#53 (app.alert\\(1\\)) >>"),
        "pdf_actions",
    ),
    "name by itself": (
        "pdf",
        lambda: pdf(objects={4: b"[ << /S 5 0 R /F (cmd) >> ]", 5: b"/L#61unch"}),
        "pdf_actions",
    ),
    "in packed objects": ("pdf", lambda: packed(SCRIPT), "pdf_actions"),
    "program in packed objects": ("pdf", lambda: packed(LAUNCH), "pdf_actions"),
    "in an update": (
        "pdf",
        lambda: updated(pdf(), 1, catalog(b"/OpenAction " + SCRIPT)),
        "pdf_actions",
    ),
    "updated away": (
        "pdf",
        lambda: updated(updated(pdf(), 1, catalog(b"/OpenAction " + SCRIPT)), 1, catalog()),
        "pdf_actions",
    ),
    "behind the end": (
        "pdf",
        lambda: pdf() + b"9 0 obj\n<< /S /J#61vaScript >>\nendobj\n",
        "pdf_actions",
    ),
    "script by name": (
        "pdf",
        lambda: pdf(b"/Names << /JavaScript << /Names [(a) 4 0 R] >> >>", {4: SCRIPT}),
        "pdf_actions",
    ),
    "script of a page": (
        "pdf",
        lambda: pdf(
            objects={3: PAGES[3].replace(b"/MediaBox", b"/AA << /O %s >> /MediaBox" % SCRIPT)}
        ),
        "pdf_actions",
    ),
    "address of a page": (
        "pdf",
        _noted(b"/Subtype /Widget /AA << /E << /S /URI /URI (https://a.b) >> >>"),
        "pdf_actions",
    ),
    "button that starts a program": ("pdf", _noted(b"/Subtype /Link /A " + LAUNCH), "pdf_actions"),
    "link to a script": (
        "pdf",
        _noted(b"/Subtype /Link /A << /S /URI /URI (java\\nscript:a) >>"),
        "outside",
    ),
    "link to a share": (
        "pdf",
        _noted(b"/Subtype /Link /A << /S /URI /URI (file://1.2.3.4/a) >>"),
        "outside",
    ),
    "link to another file": (
        "pdf",
        _noted(b"/Subtype /Link /A << /S /GoToR /F (\\\\\\\\1.2.3.4\\\\a) >>"),
        "outside",
    ),
    "content elsewhere": (
        "pdf",
        lambda: pdf(objects={4: stream(b"/F (https://a.b)", b"")}),
        "outside",
    ),
    "attached file": (
        "pdf",
        lambda: pdf(
            objects={4: b"<< /Type /Filespec /F (a) /EF << /F 5 0 R >> >>", 5: stream(b"", b"a")}
        ),
        "pdf_attachments",
    ),
    "note with a file": ("pdf", _noted(b"/Subtype /FileAttachment"), "pdf_attachments"),
    "film": ("pdf", _noted(b"/Subtype /Screen"), "pdf_attachments"),
    "form of XFA": (
        "pdf",
        lambda: pdf(b"/AcroForm << /Fields [] /XFA 4 0 R >>", {4: stream(b"", b"<xdp/>")}),
        "pdf_form",
    ),
    "bomb of packed objects": ("pdf", lambda: packed(bytes(300 * 2**20)), "damaged"),
    "deep arrays": ("pdf", lambda: pdf(objects={4: b"[" * 100_000 + b"]" * 100_000}), "damaged"),
    "wide arrays": ("pdf", lambda: packed(b"[" + b"<< /S /URI >> " * 2_000_000 + b"]"), "damaged"),
    "tables in a circle": ("pdf", lambda: _circle(), "damaged"),
    "no table": ("pdf", lambda: b"%PDF-1.7\n1 0 obj\n<< /OpenAction " + SCRIPT, "damaged"),
    "no pages": (
        "pdf",
        lambda: pdf(objects={2: b"<< /Type /Pages /Kids [] /Count 0 >>"}),
        "damaged",
    ),
}
