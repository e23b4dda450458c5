"""Leaves: one text in Kazakh, Russian and English side by side.

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

from qalqan.common.languages import LANGUAGES, OWN_NAMES, Localized, localize

RICH_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link", "term", "amount"]


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
        is_needed = self.meta.required and not self.is_deferred_validation
        if is_needed and not any(text.strip() for text in cleaned.texts().values()):
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


def missing(name: str, message: str) -> blocks.StructBlockValidationError:
    """The error that the translated leaf `name` of a struct is empty; shown at its first box."""
    leaf = blocks.StructBlockValidationError(block_errors={LANGUAGES[0]: ValidationError(message)})
    return blocks.StructBlockValidationError(block_errors={name: leaf})
