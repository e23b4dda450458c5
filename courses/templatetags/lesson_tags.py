"""Tags of the lesson's blocks."""

from collections.abc import Mapping
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


@register.simple_tag(takes_context=True)
def cited(context: Any, citations: Any) -> str:
    """Links to the notes of these citations; nothing where the page lists no notes."""
    citing = context.get("citing")
    numbers = citing.of_citations(citations) if hasattr(citing, "of_citations") else []
    if not numbers:
        return ""
    links = format_html_join(" ", '<a href="#note-{}">{}</a>', ((n, n) for n in numbers))
    return format_html('<p class="q-cites">{}</p>', links)
