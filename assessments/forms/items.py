"""The form in which authors write an item."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, Panel, TabbedInterface

from assessments.blocks.case_graph import draw
from assessments.models.readiness import refusals
from qalqan.common.languages import LANGUAGES
from qalqan.common.panels import EditorForm, SourceReviewsPanel, translated_panels
from qalqan.common.services.translations import keep_others_texts


class ItemForm(EditorForm):
    """Says what stands against publishing before anything is published."""

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.instance.pk:
            loaded = self.data.get("loaded_revision_id", "")
            keep_others_texts(self.instance, self.cleaned_data, loaded)
        return self.cleaned_data

    def _post_clean(self) -> None:
        super()._post_clean()
        if "action-publish" in self.data and not self.errors:
            for message in refusals(self.instance):
                self.add_error(None, message)


class RefusalsPanel(Panel):
    """What stands against publishing the item as it was last saved."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "assessments/panels/refusals.html"

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "refusals": refusals(self.instance)}


class CaseGraphPanel(Panel):
    """The case as a graph, as it was last saved."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "assessments/panels/case_graph.html"

        def is_shown(self) -> bool:
            stream = self.instance.interaction if self.instance.pk else []
            return bool(super().is_shown() and stream and self.instance.kind == "case")

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            drawing = draw(self.instance.spec(), get_language() or LANGUAGES[0])
            return {**context, "drawing": drawing}


item_edit_handler = TabbedInterface(
    [
        ObjectList(
            [
                RefusalsPanel(),
                SourceReviewsPanel(),
                *translated_panels("prompt"),
                FieldPanel("interaction"),
                CaseGraphPanel(heading=_("The case as a graph")),
            ],
            heading=_("Question"),
        ),
        ObjectList(
            [*translated_panels("explanation"), FieldPanel("citations"), FieldPanel("pictures")],
            heading=_("Explanation and sources"),
        ),
        ObjectList(
            [
                FieldPanel(name)
                for name in (
                    "key",
                    "bank",
                    "topic",
                    "audience",
                    "competency",
                    "difficulty",
                    "points",
                    "source_language",
                )
            ],
            heading=_("Place in the bank"),
        ),
    ],
    base_form_class=ItemForm,
)
