"""The form in which an assessment is put together."""

from typing import Any

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

from assessments.models import Assessment
from assessments.services.papers import gaps_before_publishing
from qalqan.common.enums import AuditAction
from qalqan.common.languages import LANGUAGES
from qalqan.common.panels import translated_panels
from qalqan.common.services import audit

READY = [f"ready_{code}" for code in LANGUAGES]


class AssessmentForm(WagtailAdminModelForm):
    """Refuses a language in which something is missing, and lists it question by question.

    What certifies people is changed by a publisher alone, and leaves an audit row.
    """

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        was_published = bool(Assessment(**{n: self.initial.get(n) for n in READY}).languages)
        wants = was_published or any(data.get(name) for name in READY)
        if wants and not self.for_user.has_perm("assessments.publish_assessment"):
            self.add_error(None, _("A published test is changed by a publisher."))
        return data

    def save(self, commit: bool = True) -> Assessment:
        changed = {
            name: [str(self.initial.get(name)), str(self.cleaned_data[name])]
            for name in self.changed_data
            if name in self.cleaned_data
        }
        assessment: Assessment = super().save(commit=commit)
        audit.append(
            AuditAction.RULES_CHANGED,
            subject=f"assessment:{assessment.key}",
            actor=self.for_user.pk,
            data={"changed": changed},
        )
        return assessment

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
