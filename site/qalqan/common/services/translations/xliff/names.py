"""Names of pages and items that mean the same on every installation with this content."""

from typing import Any

from wagtail.models import Page

from qalqan.common.models import TranslatedContent
from qalqan.common.services.translations.following import translated_models


def name_of(content: Any) -> str:
    """A page by its place in the tree, an item by its key."""
    if isinstance(content, Page):
        return f"page:{content.url_path}"
    return f"{content._meta.label_lower}:{getattr(content, 'key', content.pk)}"


def content_named(name: str) -> Any:
    """The page or item of that name, or None."""
    kind, _colon, place = name.partition(":")
    if kind == "page":
        page = Page.objects.filter(url_path=place).first()
        found = page.specific if page else None
        return found if isinstance(found, TranslatedContent) else None
    model = next((one for one in translated_models() if one._meta.label_lower == kind), None)
    if model is None or issubclass(model, Page):
        return None
    return model._default_manager.filter(key=place).first()
