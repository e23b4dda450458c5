"""The code of a room, to be scanned."""

import segno
from django.utils.safestring import SafeString, mark_safe


def qr(url: str) -> SafeString:
    """The address as an SVG drawing that goes into a page, without styles of its own."""
    made = segno.make(url, error="m", micro=False)
    drawing = made.svg_inline(border=2, dark="#083642", omitsize=True, svgclass="q-room__qr")
    # It holds figures alone: the address is drawn and not written.
    return mark_safe(drawing)  # noqa: S308
