"""Drawings that come with Qalqan: their words are translated like those of any page."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from qalqan.common.blocks import CitationsBlock


class Drawing(TextChoices):
    """Named after its template in templates/courses/drawings."""

    ACT_MEANS_PURPOSE = "act-means-purpose", _("Act, means, purpose")
    ELEVEN_SIGNS = "eleven-signs", _("Eleven signs of forced labour")
    REFERRAL_PATH = "referral-path", _("The way to help")
    WHO_DOES_WHAT = "who-does-what", _("Who does what")


class DrawingBlock(blocks.StructBlock):
    drawing = blocks.ChoiceBlock(choices=Drawing.choices, label=_("Drawing"))
    citations = CitationsBlock()

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        # A draft may stand without one; nobody can publish it so.
        if value["drawing"] not in Drawing.values:
            return context
        drawing = Drawing(value["drawing"])
        return {**context, "file": f"courses/drawings/{drawing}.html", "title": drawing.label}

    class Meta:
        icon = "image"
        label = _("Drawing of ours")
        template = "courses/blocks/drawing.html"
        preview_value = {"drawing": Drawing.ACT_MEANS_PURPOSE.value}
