"""Tags of the site's templates: language switch, translated leaves, plain paths."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.translation import get_language

from qalqan.common.languages import LANGUAGES, OWN_NAMES, Localized, localize_field

register = template.Library()


@dataclass(frozen=True)
class LanguageLink:
    code: str
    name: str
    url: str
    current: bool


@register.simple_tag(takes_context=True)
def page_languages(context: Any) -> list[LanguageLink]:
    """The present page in each language in which this reader may see it, Kazakh first."""
    request = context["request"]
    page = context.get("page")
    codes = list(LANGUAGES)
    if hasattr(page, "ready_languages") and not page.may_read_unready(request):
        codes = page.ready_languages()
    # A page that answers a POST names the address by which it can be read; "" where there is none.
    return language_links(context.get("canonical_path", request.path), codes)


def language_links(path: str, codes: list[str]) -> list[LanguageLink]:
    current = get_language()
    first, _slash, rest = path.lstrip("/").partition("/")
    if first == "verify":
        rest = f"{first}/{rest}"
    elif first not in LANGUAGES:
        return []
    return [
        LanguageLink(code, OWN_NAMES[code], f"/{code}/{rest}", code == current) for code in codes
    ]


@register.simple_tag
def leaf(value: Any) -> str:
    """A translated text, marked with its language where it is not the page's."""
    if isinstance(value, Localized):
        if value.is_fallback:
            return format_html('<span lang="{}">{}</span>', value.language, value.text)
        return conditional_escape(value.text)
    return conditional_escape("" if value is None else value)


@register.simple_tag
def field(record: Any, name: str) -> str:
    """The translated field `name` of a page or record, marked where it is not in the page's."""
    shown: str = leaf(localize_field(record, name, get_language() or LANGUAGES[0]))
    return shown


@register.simple_tag
def path(relative: str = "") -> str:
    """The path of a page with a fixed slug, in the language of the page."""
    return f"/{get_language()}/{relative}"
