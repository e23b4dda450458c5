"""A recording with what is said in it; where it may stand, and how it looks, is each app's."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from qalqan.common.blocks.files import MediaChooser
from qalqan.common.blocks.leaves import TrCharBlock, TrRichTextBlock
from qalqan.common.blocks.plain import CitationsBlock

RECORDINGS = ("mp3", "m4a", "ogg")
PREVIEW: dict[str, Any] = {
    "title": {"kk": "Алғашқы әңгіме", "ru": "Первый разговор", "en": "The first conversation"},
    "transcript": {
        "kk": "<p>– Сізге не керек екенін айтыңызшы.</p>",
        "ru": "<p>– Скажите, что вам нужно.</p>",
        "en": "<p>– Tell me what you need.</p>",
    },
}


class AudioBlock(blocks.StructBlock):
    title = TrCharBlock(label=_("Title"))
    file = MediaChooser(extensions=RECORDINGS, label=_("Audio file (MP3, M4A or OGG)"))
    transcript = TrRichTextBlock(label=_("Transcript"))
    citations = CitationsBlock()

    class Meta:
        icon = "media"
        label = _("Audio")
        preview_value = PREVIEW
