"""What a campaign says: a message, signs, steps and rights. Nobody's story is told."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from qalqan.common.blocks import CitationsBlock, TrCharBlock, TrTextBlock


class LinesBlock(blocks.ListBlock):
    """Short sentences, one under another."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(TrTextBlock(label=_("Sentence")), **kwargs)


SIGN = {"kk": "Төлқұжатыңыз басқада.", "ru": "Паспорт у другого.", "en": "Another has my passport."}


class MessageBlock(blocks.StructBlock):
    message = TrTextBlock(
        label=_("Message"),
        help_text=_("About offers and rights; never about one person’s story."),
    )
    explain = TrTextBlock(required=False, label=_("What it means"))
    citations = CitationsBlock()

    class Meta:
        icon = "comment"
        label = _("Message")
        template = "campaigns/blocks/message.html"
        preview_value = {
            "message": {
                "kk": "Төлқұжатыңыз – сіздікі.",
                "ru": "Ваш паспорт – ваш.",
                "en": "Your passport is yours.",
            }
        }


class WarningSignsBlock(blocks.StructBlock):
    heading = TrCharBlock(required=False, label=_("Heading"))
    offer = LinesBlock(label=_("In the offer"))
    journey = LinesBlock(label=_("On the way"))
    work = LinesBlock(label=_("At work"))
    citations = CitationsBlock()

    class Meta:
        icon = "warning"
        label = _("Warning signs")
        template = "campaigns/blocks/warning_signs.html"
        preview_value = {"offer": [SIGN], "journey": [SIGN], "work": [SIGN]}


class SafeMigrationBlock(blocks.StructBlock):
    """Ticks stay in the page: the boxes have no name and stand in no form."""

    heading = TrCharBlock(required=False, label=_("Heading"))
    before = LinesBlock(label=_("Before you go"))
    on_arrival = LinesBlock(label=_("When you arrive"))
    if_wrong = LinesBlock(label=_("If something is wrong"))
    on_return = LinesBlock(label=_("When you are back"))
    citations = CitationsBlock()

    class Meta:
        icon = "tasks"
        label = _("Checklist of safe migration")
        template = "campaigns/blocks/safe_migration.html"
        preview_value = {
            "before": [{"kk": "Шартқа қол қойыңыз.", "ru": "Подпишите договор.", "en": "Sign."}]
        }


class CallStepsBlock(blocks.StructBlock):
    heading = TrCharBlock(required=False, label=_("Heading"))
    steps = LinesBlock(min_num=1, label=_("Steps, in their order"))
    not_promised = LinesBlock(
        label=_("What is not promised"),
        help_text=_("Secrecy, arrest, money: say only what the line has confirmed."),
    )
    citations = CitationsBlock()

    class Meta:
        icon = "mobile-alt"
        label = _("What happens when I call")
        template = "campaigns/blocks/call_steps.html"
        preview_value = {
            "steps": [{"kk": "Тіл таңдаңыз.", "ru": "Назовите язык.", "en": "Say a language."}]
        }


class RightsBlock(blocks.StructBlock):
    heading = TrCharBlock(required=False, label=_("Heading"))
    rights = LinesBlock(min_num=1, label=_("Rights"))
    citations = CitationsBlock()

    class Meta:
        icon = "check"
        label = _("Rights")
        template = "campaigns/blocks/rights.html"
        preview_value = {
            "rights": [{"kk": "Кінәлі емессіз.", "ru": "Вы не виноваты.", "en": "Not your fault."}]
        }


class SelfCheckBlock(blocks.StructBlock):
    """Questions to oneself: never sent, never stored, and the advice stands there either way."""

    heading = TrCharBlock(label=_("Heading"))
    questions = LinesBlock(min_num=1, label=_("Questions to answer with yes"))
    advice = TrTextBlock(label=_("What to do where one of them is true"))
    citations = CitationsBlock()

    class Meta:
        icon = "help"
        label = _("Self-check")
        template = "campaigns/blocks/self_check.html"
        preview_value = {
            "heading": {"kk": "Өзіңізді тексеріңіз", "ru": "Проверьте себя", "en": "Check"},
            "questions": [SIGN],
            "advice": {"kk": "Қоңырау шалыңыз.", "ru": "Позвоните.", "en": "Call."},
        }
