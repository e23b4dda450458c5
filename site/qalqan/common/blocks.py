"""Blocks that every app may use; their leaves hold Kazakh, Russian and English side by side.

This is the one exception to modeltranslation (docs/decisions/0002): structure is shared by
construction, so adding or moving a block holds for all languages at once.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText, expand_db_html
from wagtail.snippets.blocks import SnippetChooserBlock

from qalqan.common.languages import LANGUAGES, OWN_NAMES, Localized, localize

RICH_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class TrValue(blocks.StructValue):
    """One text in up to three languages."""

    def texts(self) -> dict[str, str]:
        return {code: _source(self.get(code)) for code in LANGUAGES}

    @property
    def localized(self) -> Localized:
        return localize(self.texts(), get_language() or LANGUAGES[0])

    @property
    def is_rich(self) -> bool:
        return any(isinstance(self.get(code), RichText) for code in LANGUAGES)

    def __str__(self) -> str:
        return self.localized.text

    def __html__(self) -> str:
        """Render in Python: a template for each leaf costs 60 blocks seven milliseconds."""
        shown = self.localized
        html: str = (
            mark_safe(expand_db_html(shown.text))  # noqa: S308 - Wagtail's own whitelist
            if self.is_rich
            else format_html("{}", shown.text)
        )
        if not shown.is_fallback:
            return html
        wrapper = '<div lang="{}">{}</div>' if self.is_rich else '<span lang="{}">{}</span>'
        return format_html(wrapper, shown.language, html)


def _source(value: Any) -> str:
    if isinstance(value, RichText):
        return str(value.source)
    return str(value or "")


class TrBlock(blocks.StructBlock):
    """A leaf with one child for each language; `leaf` is the block that each child is."""

    leaf: type[blocks.Block] = blocks.CharBlock
    leaf_options: dict[str, Any] = {}

    def __init__(self, *, required: bool = True, **kwargs: Any) -> None:
        children = [
            (code, self.leaf(required=False, label=OWN_NAMES[code], **self.leaf_options))
            for code in LANGUAGES
        ]
        super().__init__(children, required=required, **kwargs)

    def clean(self, value: TrValue) -> TrValue:
        cleaned: TrValue = super().clean(value)
        if self.meta.required and not any(text.strip() for text in cleaned.texts().values()):
            raise blocks.StructBlockValidationError(
                block_errors={
                    LANGUAGES[0]: ValidationError(_("Write it in one language at least."))
                }
            )
        return cleaned

    def render(self, value: TrValue, context: Any = None) -> str:
        return value.__html__()

    class Meta:
        value_class = TrValue
        form_classname = "struct-block tr-block"


class TrCharBlock(TrBlock):
    leaf = blocks.CharBlock


class TrTextBlock(TrBlock):
    leaf = blocks.TextBlock
    leaf_options = {"rows": 2}


class TrRichTextBlock(TrBlock):
    leaf = blocks.RichTextBlock
    leaf_options = {"features": RICH_TEXT_FEATURES}


class CitationBlock(blocks.StructBlock):
    """A place in a source; the locator is neutral, such as "3(b)" or "§ 19"."""

    source = SnippetChooserBlock("common.Source", label=_("Source"))
    locator = blocks.CharBlock(required=False, max_length=60, label=_("Article or paragraph"))

    class Meta:
        icon = "openquote"
        label = _("Citation")


class TextBlock(blocks.StructBlock):
    heading = TrCharBlock(required=False, label=_("Heading"))
    body = TrRichTextBlock(label=_("Text"))
    citations = blocks.ListBlock(CitationBlock(), default=[], required=False, label=_("Citations"))

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "common/blocks/text.html"


class KeyPointsBlock(blocks.StructBlock):
    heading = TrCharBlock(required=False, label=_("Heading"))
    points = blocks.ListBlock(TrTextBlock(label=_("Point")), min_num=1, label=_("Key points"))
    citations = blocks.ListBlock(CitationBlock(), default=[], required=False, label=_("Citations"))

    class Meta:
        icon = "list-ul"
        label = _("Key points")
        template = "common/blocks/key_points.html"


class BaseBodyBlock(blocks.StreamBlock):
    """What any page's body may hold; apps add their own kinds."""

    text = TextBlock()
    key_points = KeyPointsBlock()
