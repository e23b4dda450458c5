"""What a campaign offers beside its words: dates, printed materials, a recording."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from qalqan.common.blocks import TrCharBlock, TrRichTextBlock, audio
from qalqan.common.blocks.files import MediaChooser


class EventBlock(blocks.StructBlock):
    day = blocks.DateBlock(label=_("Day"))
    what = TrCharBlock(label=_("What"))
    where = TrCharBlock(required=False, label=_("Where"))


class EventsBlock(blocks.StructBlock):
    """What is written here, and what regions announce for the campaign in the outreach register."""

    heading = TrCharBlock(required=False, label=_("Heading"))
    events = blocks.ListBlock(
        EventBlock(label=_("Event")),
        label=_("Events"),
        help_text=_("Those that regions announce come below these by themselves."),
    )

    class Meta:
        icon = "date"
        label = _("Events")
        template = "campaigns/blocks/events.html"
        preview_value = {
            "events": [
                {
                    "day": "2027-07-30",
                    "what": {"kk": "Ақпарат күні", "ru": "День информации", "en": "Open day"},
                }
            ]
        }


class MaterialsBlock(blocks.StaticBlock):
    """Where posters and cards are offered; which ones is the register's to say."""

    class Meta:
        icon = "doc-full"
        label = _("Materials to print")
        admin_text = _("Shows the current posters and cards in the page’s language.")
        template = "campaigns/blocks/materials.html"


class AudioBlock(audio.AudioBlock):
    """A place for a recording that may come later; visitors see nothing of an empty one."""

    file = MediaChooser(
        extensions=audio.RECORDINGS, required=False, label=_("Audio file (MP3, M4A or OGG)")
    )
    transcript = TrRichTextBlock(required=False, label=_("Transcript"))

    class Meta:
        template = "campaigns/blocks/audio.html"
