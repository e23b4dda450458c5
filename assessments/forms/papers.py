"""The form in which an assessment is put together."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from assessments.services.papers import gaps_before_publishing
from qalqan.common.languages import LANGUAGES
from qalqan.common.panels import translated_panels


class AssessmentForm(WagtailAdminModelForm):
    """Refuses a language in which something is missing, and lists it question by question."""

    def is_valid(self) -> bool:
        valid = bool(super().is_valid())
        if valid:
            # Puts the questions and draws as sent onto the instance, and writes nothing.
            for formset in self.formsets.values():
                formset.instance = self.instance
                formset.save(commit=False)
            for code in LANGUAGES:
                if self.cleaned_data.get(f"ready_{code}"):
                    self._refuse_gaps(code)
        return valid and not self.errors

    def _refuse_gaps(self, code: str) -> None:
        for name, gaps in gaps_before_publishing(self.instance, code):
            self.add_error(f"ready_{code}", f"{name}: {'; '.join(gaps)}")


def _fields(*names: str) -> list[FieldPanel]:
    return [FieldPanel(name) for name in names]


assessment_edit_handler = TabbedInterface(
    [
        ObjectList(
            [
                FieldPanel("key"),
                *translated_panels("title"),
                InlinePanel("slots", heading=_("questions")),
                InlinePanel(
                    "draws",
                    heading=_("questions drawn from the bank"),
                    help_text=_("Drawn anew for each attempt, beside the questions above."),
                ),
            ],
            heading=_("Questions"),
        ),
        ObjectList(
            [
                FieldPanel("pass_mark"),
                FieldRowPanel(_fields("time_limit", "most_attempts", "wait_hours")),
                FieldRowPanel(_fields("opens_at", "closes_at")),
                FieldRowPanel(_fields("shuffle_items", "shuffle_options")),
                *_fields("feedback", "supervised", "blind_marking"),
                MultiFieldPanel(_fields("pre_test", "gives_credit"), heading=_("Before and after")),
            ],
            heading=_("Rules"),
        ),
        ObjectList(_fields(*(f"ready_{code}" for code in LANGUAGES)), heading=_("Publishing")),
    ],
    base_form_class=AssessmentForm,
)
