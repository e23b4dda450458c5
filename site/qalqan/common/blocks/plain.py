"""What any page's body may hold."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from qalqan.common.blocks.choosing import SourceChooser
from qalqan.common.blocks.leaves import TrCharBlock, TrRichTextBlock, TrTextBlock


class CitationBlock(blocks.StructBlock):
    """A place in a source; the locator is neutral, such as "3(b)" or "§ 19"."""

    source = SourceChooser("common.Source", label=_("Source"))
    locator = blocks.CharBlock(required=False, max_length=60, label=_("Article or paragraph"))

    class Meta:
        icon = "openquote"
        label = _("Citation")


class CitationsBlock(blocks.ListBlock):
    """The sources on which a block rests; their notes stand below it."""

    def __init__(self, **kwargs: object) -> None:
        options = {"default": [], "required": False, "label": _("Citations"), **kwargs}
        super().__init__(CitationBlock(), **options)


class TextBlock(blocks.StructBlock):
    heading = TrCharBlock(required=False, label=_("Heading"))
    body = TrRichTextBlock(label=_("Text"))
    citations = CitationsBlock()

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "common/blocks/text.html"
        preview_value = {
            "heading": {
                "kk": "Ересек адамға қатысты үш бөлік",
                "ru": "Три части, если речь о взрослом",
                "en": "Three parts for an adult",
            },
            "body": {
                "kk": "<p>Әрекет, тәсіл және мақсат.</p>",
                "ru": "<p>Действие, способ и цель.</p>",
                "en": "<p>An act, a means and a purpose.</p>",
            },
        }


class KeyPointsBlock(blocks.StructBlock):
    heading = TrCharBlock(required=False, label=_("Heading"))
    points = blocks.ListBlock(TrTextBlock(label=_("Point")), min_num=1, label=_("Key points"))
    citations = CitationsBlock()

    class Meta:
        icon = "list-ul"
        label = _("Key points")
        template = "common/blocks/key_points.html"
        preview_value = {
            "points": [
                {
                    "kk": "Шекарадан өту шарт емес.",
                    "ru": "Пересекать границу необязательно.",
                    "en": "No border has to be crossed.",
                }
            ]
        }


class BaseBodyBlock(blocks.StreamBlock):
    """What any page's body may hold; apps add their own kinds."""

    text = TextBlock()
    key_points = KeyPointsBlock()
