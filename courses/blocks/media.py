"""Pictures, films and sounds; each says in words what it shows, and none comes from outside."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.shortcuts import get_renditions_or_not_found

from qalqan.common.blocks import (
    CitationsBlock,
    PictureChooser,
    TrCharBlock,
    TrRichTextBlock,
    TrTextBlock,
    audio,
    missing,
)
from qalqan.common.blocks.files import FilesBlock, MediaChooser

# Widths in CSS pixels: a phone, a phone of double density, the column of a lesson.
WIDTHS = (360, 720, 1080)
PREVIEW_ALT = {
    "kk": "Төлқұжаттар салынған жабық тартпа",
    "ru": "Запертый ящик с паспортами",
    "en": "A locked drawer with passports in it",
}


def pictures(image: Any) -> list[Any]:
    """The renditions of an image, narrowest first, each width once."""
    found = get_renditions_or_not_found(image, [f"width-{width}" for width in WIDTHS])
    return list({rendition.width: rendition for rendition in found.values()}.values())


def newest_image() -> Any:
    return get_image_model().objects.order_by("-pk").first()


class FigureBlock(blocks.StructBlock):
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
    caption = TrTextBlock(required=False, label=_("Caption"))
    description = TrRichTextBlock(
        required=False,
        label=_("Long description"),
        help_text=_("For a chart or a map: everything that can be read from it."),
    )
    credit = blocks.CharBlock(required=False, max_length=120, label=_("Credit"))
    citations = CitationsBlock()

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        is_described = cleaned["decorative"] or str(cleaned["alt"]).strip()
        if not is_described and not self.is_deferred_validation:
            raise missing("alt", str(_("Describe the picture, or tick that it is decorative.")))
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        if value.get("image"):
            context["pictures"] = pictures(value["image"])
        return context

    class Meta:
        icon = "image"
        label = _("Figure")
        template = "courses/blocks/figure.html"

        @staticmethod
        def preview_value() -> dict[str, Any]:
            return {"image": newest_image(), "alt": PREVIEW_ALT, "caption": PREVIEW_ALT}


class VideoBlock(blocks.StructBlock):
    title = TrCharBlock(label=_("Title"))
    file = MediaChooser(extensions=("mp4", "webm"), label=_("Video file (MP4 or WebM)"))
    captions = FilesBlock(
        extensions=("vtt",),
        label=_("Captions (WebVTT)"),
        help_text=_("In one language at least: without captions a deaf learner is left out."),
    )
    transcript = TrRichTextBlock(
        label=_("Transcript"), help_text=_("What is said, and what has to be seen.")
    )
    poster = PictureChooser(required=False, label=_("Picture before it starts"))
    citations = CitationsBlock()

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        if value.get("poster"):
            context["poster"] = pictures(value["poster"])[-1]
        return context

    class Meta:
        icon = "media"
        label = _("Video")
        template = "courses/blocks/video.html"
        preview_value = audio.PREVIEW


class AudioBlock(audio.AudioBlock):
    class Meta:
        template = "courses/blocks/audio.html"


class DocumentBlock(blocks.StructBlock):
    title = TrCharBlock(label=_("Title"))
    files = FilesBlock(label=_("File"))
    citations = CitationsBlock()

    class Meta:
        icon = "doc-full"
        label = _("Document")
        template = "courses/blocks/document.html"
        preview_value = {
            "title": {"kk": "Бағалау парағы", "ru": "Лист оценки", "en": "Assessment sheet"}
        }
