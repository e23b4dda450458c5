"""Blocks that hold blocks: a way around what distresses, and what only some audiences see."""

from typing import Any, ClassVar

from django.apps import apps
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from assessments.blocks import H5PBlock
from courses.blocks.drawings import DrawingBlock
from courses.blocks.media import AudioBlock, DocumentBlock, FigureBlock, VideoBlock
from courses.blocks.practice import CaseBlock, ChecklistBlock, ReflectionBlock, SelfCheckBlock
from courses.blocks.reading import AccordionBlock, ComparisonBlock, QuotationBlock, TimelineBlock
from qalqan.common.blocks import BaseBodyBlock, KeyPointsBlock, TextBlock, TrTextBlock


class PlainBlocks(BaseBodyBlock):
    """Every kind that holds no other."""

    figure = FigureBlock()
    drawing = DrawingBlock()
    video = VideoBlock()
    audio = AudioBlock()
    document = DocumentBlock()
    checklist = ChecklistBlock()
    comparison = ComparisonBlock()
    timeline = TimelineBlock()
    quotation = QuotationBlock()
    accordion = AccordionBlock()
    reflection = ReflectionBlock()
    self_check = SelfCheckBlock()
    case = CaseBlock()
    h5p = H5PBlock()


class ContentNoteBlock(blocks.StructBlock):
    """A warning before distressing matter, and another way to the same end beside it."""

    warning = TrTextBlock(
        label=_("What it is about"), help_text=_("Plainly, without the details themselves.")
    )
    matter = PlainBlocks(label=_("The distressing part"))
    instead = PlainBlocks(
        label=_("To read instead"),
        help_text=_("Teaches the same. The lesson is completed by either way alike."),
    )

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        for way in {"matter", "instead"} - context.keys():
            context[way] = [{"html": child.render(parent_context)} for child in value[way]]
        return context

    class Meta:
        icon = "warning"
        label = _("Content note")
        template = "courses/blocks/content_note.html"
        preview_value = {
            "warning": {
                "kk": "Келесі бөлікте балаға жасалған зорлық туралы айтылады.",
                "ru": "Дальше говорится о насилии над ребёнком.",
                "en": "The next part speaks of violence against a child.",
            },
            "matter": [("text", TextBlock._meta_class.preview_value)],
            "instead": [("key_points", KeyPointsBlock._meta_class.preview_value)],
        }


class LensBlocks(PlainBlocks):
    content_note = ContentNoteBlock()


def audience_choices() -> list[tuple[str, str]]:
    """Read when the form is drawn; showing a lesson compares codes alone."""
    audiences = apps.get_model("common", "Audience")._default_manager.order_by("position")
    return [(audience.code, str(audience)) for audience in audiences]


class AudiencesBlock(blocks.MultipleChoiceBlock):
    """Stored as codes, which stay as they are: looking them up would cost each lesson."""

    def normalize_choice(self, value: str) -> str:
        return value


class ForAudienceBlock(blocks.StructBlock):
    """Only learners of these audiences see what it holds; everybody sees the rest of the lesson."""

    audiences = AudiencesBlock(
        choices=audience_choices, widget=CheckboxSelectMultiple, label=_("Audiences")
    )
    blocks = LensBlocks(label=_("Blocks"))

    class Meta:
        icon = "group"
        label = _("For one audience")
        template = "courses/blocks/for_audience.html"
        preview_value: ClassVar[dict[str, Any]] = {
            "audiences": [],
            "blocks": [("key_points", KeyPointsBlock._meta_class.preview_value)],
        }
