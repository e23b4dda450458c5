"""PDF files written object by object, so that each byte of a hostile one is as it is meant."""

import zlib

PAGES = {
    2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << >> >>",
}
SCRIPT = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"


def catalog(further: bytes = b"") -> bytes:
    return b"<< /Type /Catalog /Pages 2 0 R %s >>" % further


def stream(given: bytes, data: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (given, len(data), data)


def pdf(further: bytes = b"", objects: dict[int, bytes] | None = None) -> bytes:
    """A file of one page; `further` stands in its catalog, `objects` follow from number 4 on."""
    made = {1: catalog(further), **PAGES, **(objects or {})}
    body, places = _written(b"%PDF-1.7\n", made)
    rows = b"".join(b"%010d 00000 n \n" % places[number] for number in sorted(made))
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(made) + 1, rows)
    return _ended(body, table, b"/Size %d /Root 1 0 R" % (len(made) + 1))


def updated(before: bytes, number: int, content: bytes) -> bytes:
    """The file with an object written anew behind its end, as editors save."""
    earlier = int(before.rpartition(b"startxref\n")[2].split()[0])
    body, places = _written(before, {number: content})
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, places[number])
    return _ended(body, table, b"/Size 4 /Root 1 0 R /Prev %d" % earlier)


def packed(inner: bytes, further: bytes = b"/OpenAction 5 0 R") -> bytes:
    """A file whose object 5 lies in a compressed stream of objects, which is object 4."""
    together = _compressed(b"5 0 ", inner)
    holder = stream(b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", together)
    body, places = _written(b"%PDF-1.7\n", {1: catalog(further), **PAGES, 4: holder})
    rows = bytes(5) + b"".join(_row(1, places[number]) for number in (1, 2, 3, 4))
    rows += _row(2, 4) + _row(1, len(body))
    table = stream(b"/Type /XRef /W [1 3 1] /Size 7 /Root 1 0 R", rows)
    return b"%s6 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (body, table, len(body))


def _compressed(head: bytes, inner: bytes) -> bytes:
    # Piece by piece: a bomb's bytes need not all be there at once.
    packer = zlib.compressobj(9)
    pieces = [packer.compress(head)]
    pieces += [packer.compress(inner[at : at + 2**20]) for at in range(0, len(inner), 2**20)]
    return b"".join([*pieces, packer.flush()])


def _row(kind: int, place: int) -> bytes:
    return bytes([kind]) + place.to_bytes(3, "big") + b"\0"


def _written(body: bytes, objects: dict[int, bytes]) -> tuple[bytes, dict[int, int]]:
    places = {}
    for number, content in objects.items():
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    return body, places


def _ended(body: bytes, table: bytes, trailer: bytes) -> bytes:
    return b"%s%strailer\n<< %s >>\nstartxref\n%d\n%%%%EOF\n" % (body, table, trailer, len(body))
