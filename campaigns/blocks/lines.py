"""Whom to call, and how to be understood there."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from qalqan.common.blocks import TrCharBlock, TrTextBlock


class HotlinesBlock(blocks.StaticBlock):
    """Where the hotline cards stand; which ones is the register's to say."""

    class Meta:
        icon = "mobile-alt"
        label = _("Hotlines")
        admin_text = _("Shows the confirmed lines of the hotline register.")
        template = "campaigns/blocks/hotlines.html"


class PhraseBlock(blocks.StructBlock):
    """A sentence to say or to show, in Kazakh and Russian whatever the page's language."""

    heading = TrCharBlock(required=False, label=_("Heading"))
    kk_phrase = blocks.TextBlock(label=_("In Kazakh"), rows=2)
    ru_phrase = blocks.TextBlock(label=_("In Russian"), rows=2)
    explain = TrTextBlock(required=False, label=_("What it is for"))

    class Meta:
        icon = "openquote"
        label = _("Phrase to show")
        template = "campaigns/blocks/phrase.html"
        preview_value = {
            "kk_phrase": "Маған аудармашы керек.",
            "ru_phrase": "Мне нужен переводчик.",
        }
