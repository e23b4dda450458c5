"""The form of a source: whoever changes what it says tells readers of it what changed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, Panel, TabbedInterface

from qalqan.common.enums import SourceStatus
from qalqan.common.models import Source
from qalqan.common.services import sources

# What only somebody who read the source can say.
CHECKED = {"status", "checked_on", "superseded_by"}


class SourceForm(WagtailAdminModelForm):
    change = forms.CharField(
        label=_("What changed"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Editors read it beside each page and question that cites this source."),
    )
    tell_learners = forms.BooleanField(
        label=_("Tell learners"),
        required=False,
        help_text=_("Lessons that cite this source say that it has changed, until reviewed."),
    )

    @property
    def changes_meaning(self) -> bool:
        return bool(self.instance.pk and sources.MEANING & set(self.changed_data))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if self.changes_meaning and not data.get("change"):
            self.add_error("change", _("Say in a sentence what changed in the source."))
        if CHECKED & set(self.changed_data) and not self.for_user.has_perm("common.check_source"):
            self.add_error("status", _("Only a legal reviewer records what a check found."))
        superseded = data.get("status") == SourceStatus.SUPERSEDED
        if data.get("superseded_by") and not superseded:
            self.add_error("status", _("A source that another replaces is superseded."))
        if data.get("superseded_by") == self.instance and self.instance.pk:
            self.add_error("superseded_by", _("A source cannot replace itself."))
        return data

    def save(self, commit: bool = True) -> Source:
        if {"checked_on", "status"} & set(self.changed_data):
            self.instance.checked_by = self.for_user
        source: Source = super().save(commit)
        return source


class UsesPanel(Panel):
    """How much rests on the source, and where to see it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "common/sources/uses_panel.html"

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "uses": sources.uses(self.instance)}


source_edit_handler = TabbedInterface(
    [
        ObjectList([UsesPanel(), *Source.panels], heading=_("Source")),
        ObjectList(
            [
                MultiFieldPanel(
                    [FieldPanel("change"), FieldPanel("tell_learners")],
                    heading=_("For those who teach it"),
                    help_text=_("Fill it in where the text, the status or the dates changed."),
                )
            ],
            heading=_("Change"),
        ),
    ],
    base_form_class=SourceForm,
)
