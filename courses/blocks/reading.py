"""Blocks that set knowledge out: side by side, in time, in somebody's words, one under another."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from courses.blocks.dates import shown_day, valid_day
from qalqan.common.blocks import (
    CitationBlock,
    CitationsBlock,
    TrCharBlock,
    TrRichTextBlock,
    TrTextBlock,
)


class ComparisonRowBlock(blocks.StructBlock):
    aspect = TrCharBlock(label=_("What is compared"))
    kz = TrRichTextBlock(label=_("Kazakh law"))
    kz_citations = CitationsBlock(label=_("Citations of Kazakh law"))
    international = TrRichTextBlock(label=_("International standard"))
    international_citations = CitationsBlock(label=_("Citations of the standard"))


class ComparisonBlock(blocks.StructBlock):
    title = TrCharBlock(label=_("Title"))
    rows = blocks.ListBlock(ComparisonRowBlock(label=_("Row")), min_num=1, label=_("Rows"))

    class Meta:
        icon = "table"
        label = _("Kazakh law and international standard")
        template = "courses/blocks/comparison.html"
        preview_value = {
            "title": {
                "kk": "Ересек адамның келісімі",
                "ru": "Согласие взрослого",
                "en": "Consent of an adult",
            },
            "rows": [
                {
                    "aspect": {"kk": "Тәсіл", "ru": "Способ", "en": "Means"},
                    "kz": {
                        "kk": "<p>Негізгі құрамда талап етілмейді.</p>",
                        "ru": "<p>В основном составе не требуется.</p>",
                        "en": "<p>Not asked for in the basic offence.</p>",
                    },
                    "international": {
                        "kk": "<p>Ересек адам үшін керек.</p>",
                        "ru": "<p>Нужен, если речь о взрослом.</p>",
                        "en": "<p>Needed for an adult.</p>",
                    },
                }
            ],
        }


class DayBlock(blocks.CharBlock):
    """A year, a month or a day, as 2024, 2024-07 or 2024-07-04; shown in the page's language."""

    def clean(self, value: str) -> str:
        cleaned: str = super().clean(value)
        if cleaned and not valid_day(cleaned):
            raise ValidationError(_("Write a year, a month or a day: 2024, 2024-07, 2024-07-04."))
        return cleaned


class TimelineEntryBlock(blocks.StructBlock):
    when = DayBlock(max_length=10, label=_("Date"))
    heading = TrCharBlock(label=_("What happened"))
    text = TrRichTextBlock(required=False, label=_("Text"))


class TimelineBlock(blocks.StructBlock):
    title = TrCharBlock(required=False, label=_("Title"))
    entries = blocks.ListBlock(TimelineEntryBlock(label=_("Entry")), min_num=2, label=_("Entries"))
    citations = CitationsBlock()

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        entries = sorted(value["entries"], key=lambda entry: entry["when"])
        context["entries"] = [(shown_day(entry["when"]), entry) for entry in entries]
        return context

    class Meta:
        icon = "history"
        label = _("Timeline")
        template = "courses/blocks/timeline.html"
        preview_value = {
            "entries": [
                {
                    "when": "2000-11-15",
                    "heading": {
                        "kk": "Палермо хаттамасы қабылданды",
                        "ru": "Принят Палермский протокол",
                        "en": "The Palermo Protocol is adopted",
                    },
                },
                {
                    "when": "2024",
                    "heading": {
                        "kk": "Адам саудасына қарсы іс-қимыл туралы заң",
                        "ru": "Закон о противодействии торговле людьми",
                        "en": "A law on countering human trafficking",
                    },
                },
            ]
        }


class QuotationBlock(blocks.StructBlock):
    text = TrTextBlock(label=_("Quotation"))
    who = TrCharBlock(label=_("Who says it"))
    citation = CitationBlock(label=_("Where it stands"))

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "courses/blocks/quotation.html"
        preview_value = {
            "text": {
                "kk": "Бала деп он сегіз жасқа толмаған адам түсініледі.",
                "ru": "Ребёнок – это лицо, не достигшее восемнадцати лет.",
                "en": "A child is any person under eighteen years of age.",
            },
            "who": {"kk": "Палермо хаттамасы", "ru": "Палермский протокол", "en": "Protocol"},
        }


class SectionBlock(blocks.StructBlock):
    heading = TrCharBlock(label=_("Heading"))
    body = TrRichTextBlock(label=_("Text"))


class AccordionBlock(blocks.StructBlock):
    sections = blocks.ListBlock(SectionBlock(label=_("Section")), min_num=1, label=_("Sections"))
    citations = CitationsBlock()

    class Meta:
        icon = "collapse-down"
        label = _("Accordion")
        template = "courses/blocks/accordion.html"
        preview_value = {
            "sections": [
                {
                    "heading": {
                        "kk": "Тіл білмесе ше?",
                        "ru": "А если человек не знает языка?",
                        "en": "What if the person does not speak the language?",
                    },
                    "body": {
                        "kk": "<p>Бейтарап аудармашы шақырыңыз.</p>",
                        "ru": "<p>Позовите нейтрального переводчика.</p>",
                        "en": "<p>Call a neutral interpreter.</p>",
                    },
                }
            ]
        }
