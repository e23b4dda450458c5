"""Tags of the lesson's blocks."""

from collections.abc import Mapping
from textwrap import wrap
from typing import Any

from django import template
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html, format_html_join

register = template.Library()


@register.filter
def size_in_words(file: Any) -> str:
    """How big a stored file is, in words; "" where the store does not have it."""
    try:
        size = file.get_file_size() if hasattr(file, "get_file_size") else file.size
    except OSError:
        return ""
    return filesizeformat(size or 0)


@register.filter
def entry(mapping: Mapping[str, str] | None, key: str) -> str:
    return (mapping or {}).get(str(key), "")


@register.simple_tag
def place_of(citation: Mapping[str, Any]) -> str:
    """The article or paragraph of a citation, in words."""
    place: str = citation["source"].place(citation["locator"])
    return place


LINE, COLUMN, ROW = 21, 172, 92


@register.simple_tag
def svg_text(text: str, x: int, y: int, characters: int, css: str = "") -> str:
    """`text` of a drawing in lines of at most so many `characters`, from (x, y) down."""
    lines = wrap(str(text), characters)
    rows = ((x, y + number * LINE, line) for number, line in enumerate(lines))
    spans = format_html_join("", '<tspan x="{}" y="{}">{}</tspan>', rows)
    return format_html('<text class="q-drawing__text {}">{}</text>', css, spans)


@register.simple_tag
def svg_sign(number: int, text: str) -> str:
    """One numbered cell of a drawing in two columns."""
    column, row = (number - 1) % 2, (number - 1) // 2
    x, y = column * COLUMN + 2, row * ROW + 2
    return format_html(
        '<rect class="q-drawing__box" x="{}" y="{}" width="164" height="84" rx="8"/>'
        '<text class="q-drawing__text q-drawing__number" x="{}" y="{}">{}</text>{}',
        *(x, y, x + 10, y + 24, number),
        svg_text(text, x + 38, y + 24, 13),
    )


@register.simple_tag
def svg_step(number: int, text: str) -> str:
    """One numbered step of a drawing that leads down."""
    y = 40 + (number - 1) * 103
    return format_html(
        '<circle class="q-drawing__dot" cx="30" cy="{}" r="22"/>'
        '<text class="q-drawing__text q-drawing__step q-drawing__middle" x="30" y="{}">{}</text>{}',
        *(y, y + 7, number),
        svg_text(text, 68, y - 8, 30),
    )


@register.simple_tag(takes_context=True)
def cited(context: Any, citations: Any) -> str:
    """Links to the notes of these citations; nothing where the page lists no notes."""
    citing = context.get("citing")
    numbers = citing.of_citations(citations) if hasattr(citing, "of_citations") else []
    if not numbers:
        return ""
    links = format_html_join(" ", '<a href="#note-{}">{}</a>', ((n, n) for n in numbers))
    return format_html('<p class="q-cites">{}</p>', links)
