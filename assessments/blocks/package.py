"""The block by which a lesson plays H5P."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.telepath import register
from wagtail.admin.widgets import BaseChooser
from wagtail.admin.widgets.chooser import BaseChooserAdapter
from wagtail.coreutils import resolve_model_string

from assessments.enums import PackageRule
from qalqan.common.blocks import (
    SharedChooser,
    SnippetChooser,
    TrCharBlock,
    TrRichTextBlock,
)
from qalqan.common.languages import LANGUAGES, OWN_NAMES, fallback_chain

# Named like the choosers of snippets, which are opened to those alone who may see the rows.
CHOOSER = "wagtailsnippetchoosers_assessments_h5pcontent"
CONTENT = "assessments.H5PContent"


class ContentWidget(BaseChooser):
    choose_one_text = _("Choose H5P content")
    choose_another_text = _("Choose other H5P content")
    link_to_chosen_text = _("Look at this H5P content")
    chooser_modal_url_name = f"{CHOOSER}:choose"
    icon = "media"
    model = CONTENT


register(BaseChooserAdapter(), ContentWidget)


class ContentChooser(SharedChooser):
    def related(self) -> Any:
        """What a frame needs; the content itself the player's document reads."""
        return super().related().only("uuid", "title", "current_id")

    @cached_property
    def target_model(self) -> Any:
        return resolve_model_string(CONTENT)

    @cached_property
    def widget(self) -> ContentWidget:
        return ContentWidget()

    class Meta:
        icon = "media"


class ContentsValue(blocks.StructValue):
    """The same exercise in up to three languages: a package speaks one."""

    def nearest(self) -> Any:
        """That in the active language, or in the first of its chain that has one, or None."""
        chain = fallback_chain(get_language() or LANGUAGES[0])
        return next((self[code] for code in chain if self.get(code)), None)

    def chosen(self) -> list[Any]:
        return [self[code] for code in LANGUAGES if self.get(code)]


class ContentsBlock(blocks.StructBlock):
    def __init__(self, **kwargs: Any) -> None:
        children = [
            (code, ContentChooser(required=False, label=OWN_NAMES[code])) for code in LANGUAGES
        ]
        super().__init__(children, **kwargs)

    def clean(self, value: ContentsValue) -> ContentsValue:
        cleaned: ContentsValue = super().clean(value)
        if not cleaned.chosen() and not self.is_deferred_validation:
            empty = ValidationError(_("Choose content for one language at least."))
            raise blocks.StructBlockValidationError(block_errors={LANGUAGES[0]: empty})
        return cleaned

    class Meta:
        value_class = ContentsValue
        form_classname = "struct-block tr-block"


class H5PBlock(blocks.StructBlock):
    """An H5P activity; its results are self-reported, whatever was worked out again."""

    title = TrCharBlock(label=_("Heading"))
    contents = ContentsBlock(label=_("H5P content"))
    counts = blocks.ChoiceBlock(
        choices=PackageRule.choices,
        default=PackageRule.PRACTICE,
        label=_("What the lesson asks of it"),
        help_text=_("Counts where the lesson is completed by its activities."),
    )
    pass_mark = blocks.IntegerBlock(
        default=80,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        label=_("Pass mark in percent"),
    )
    instead = TrRichTextBlock(
        label=_("Another way to the same end"),
        help_text=_(
            "Teaches the same in words, for those who cannot use it: H5P needs JavaScript, and "
            "not every content works with a keyboard or a screen reader."
        ),
    )
    question = SnippetChooser(
        "assessments.Item",
        required=False,
        label=_("Question instead"),
        help_text=_("Answered in place of the activity. Needed where a result is asked for."),
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        needs_question = cleaned["counts"] == PackageRule.PASSED and not cleaned["question"]
        if needs_question and not self.is_deferred_validation:
            other = ValidationError(
                _("Choose a question by which those can pass who cannot use the activity.")
            )
            raise blocks.StructBlockValidationError(block_errors={"question": other})
        return cleaned

    class Meta:
        icon = "media"
        label = _("H5P activity")
        template = "courses/blocks/h5p.html"
        preview_value = {
            "title": {
                "kk": "Белгілерді табыңыз",
                "ru": "Найдите признаки",
                "en": "Find the signs",
            },
            "counts": PackageRule.PRACTICE,
            "pass_mark": 80,
            "instead": {
                "kk": "<p>Құжаттары жоқ, көзге қарамайды, қарызы бар.</p>",
                "ru": "<p>Нет документов, не смотрит в глаза, есть долг.</p>",
                "en": "<p>No papers, no eye contact, a debt.</p>",
            },
        }
