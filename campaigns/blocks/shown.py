"""Pictures and stories: what may harm a person, and so goes out under conditions."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from qalqan.common.blocks import PictureChooser, TrTextBlock, missing


class PictureBlock(blocks.StructBlock):
    image = PictureChooser(label=_("Picture"))
    decorative = blocks.BooleanBlock(
        required=False,
        label=_("Decorative"),
        help_text=_("It tells nothing that the text does not: screen readers pass over it."),
    )
    alt = TrTextBlock(
        required=False,
        label=_("Alternative text"),
        help_text=_("What the picture shows, for those who do not see it."),
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        is_described = cleaned["decorative"] or str(cleaned["alt"]).strip()
        if not is_described and not self.is_deferred_validation:
            raise missing("alt", str(_("Describe the picture, or tick that it is decorative.")))
        return cleaned

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "campaigns/blocks/picture.html"
        preview_value = {"decorative": True}


class StoryValue(blocks.StructValue):
    @property
    def is_current(self) -> bool:
        """Whether consent is on record and holds today."""
        expires_on = self.get("expires_on")
        return bool(self.get("consent") and expires_on and expires_on >= timezone.localdate())


class StoryBlock(blocks.StructBlock):
    """A person's own words; gone from the page after the last day that the person agreed to."""

    story = TrTextBlock(
        label=_("Story"),
        help_text=_("No name, place, face or detail by which anybody could know the person."),
    )
    consent = blocks.CharBlock(
        max_length=60,
        label=_("Record of consent"),
        help_text=_("The number of the paper in your files. Visitors do not see it."),
    )
    expires_on = blocks.DateBlock(label=_("Consent holds until"))

    class Meta:
        icon = "user"
        label = _("Story with consent")
        template = "campaigns/blocks/story.html"
        value_class = StoryValue
        preview_value = {
            "story": {"kk": "Мен көмек сұрадым.", "ru": "Я попросила о помощи.", "en": "I asked."},
            "consent": "1",
            "expires_on": date(2099, 12, 31),
        }
