"""Editing panels: translated fields stand side by side, and slugs are made for the editor."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.utils.text import capfirst, slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.blocks import StreamValue

from qalqan.common.formats.comparing import comparable_parts
from qalqan.common.languages import LANGUAGES, OWN_NAMES


def translated_panels(*names: str) -> list[FieldRowPanel]:
    """A row for each field, its languages side by side."""
    return [FieldRowPanel([FieldPanel(f"{name}_{code}") for code in LANGUAGES]) for name in names]


class SourceReviewsPanel(Panel):
    """What changed in a source that this content cites, until somebody has read it again."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "common/sources/reviews_panel.html"

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            reviews = self.instance.source_reviews.open().select_related("source")
            return {**context, "reviews": reviews}


class EditorForm(WagtailAdminModelForm):
    """Counts as changed what says something else, not what the editor writes otherwise by itself.

    A reviewer who only approves would else save a revision of their own, and be refused the next
    approval as one of own words.
    """

    @property
    def changed_data(self) -> list[str]:
        return [name for name in super().changed_data if self._says_otherwise(name)]

    def _says_otherwise(self, name: str) -> bool:
        before, after = self[name].initial, self[name].data
        if isinstance(after, StreamValue):
            before, after = before.get_prep_value(), after.get_prep_value()
        if not isinstance(after, (str, list)):
            return True
        return bool(comparable_parts(before or "") != comparable_parts(after or ""))


class BasePageForm(EditorForm, WagtailAdminPageForm):
    """Derives the working title and the slug, which Wagtail refuses blank even for drafts."""

    # (page, cleaned data, number of the revision loaded); set in ready().
    keep_others_texts: ClassVar[Callable[[Any, dict[str, Any], str], None] | None] = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("title", "slug"):
            if name in self.fields:
                self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        keep = type(self).keep_others_texts
        if keep is not None and self.instance.pk:
            keep(self.instance, data, self.data.get("loaded_revision_id", ""))
        headings = {code: (data.get(f"heading_{code}") or "").strip() for code in LANGUAGES}
        if not data.get("title"):
            data["title"] = next((text for text in headings.values() if text), "")
        if not data.get("slug"):
            # English alone: slugify makes nothing of Kazakh, and drops letters of Russian.
            data["slug"] = slugify(headings["en"])
        if not data["title"]:
            self.add_error("heading_kk", _("Write the heading in one language at least."))
        if not data["slug"]:
            self.add_error("slug", _("Write a slug, or a heading in English to make it from."))
        return super().clean()


def page_edit_handler(translated: dict[str, str], shared: list[Panel | str]) -> TabbedInterface:
    """Tabs for a page: one a language, what all share, and publishing.

    `translated` maps field names to their labels, which need not repeat the tab's language.
    """
    language_tabs = [
        ObjectList(
            [
                *(
                    FieldPanel(f"{name}_{code}", heading=capfirst(label))
                    for name, label in translated.items()
                ),
                FieldPanel(f"ready_{code}"),
            ],
            heading=OWN_NAMES[code],
        )
        for code in LANGUAGES
    ]
    return TabbedInterface(
        [
            *language_tabs,
            ObjectList([SourceReviewsPanel(), *shared], heading=_("Shared")),
            # Comments are lost where a handler of one's own leaves this panel out.
            ObjectList(
                ["title", "slug", "source_language", PublishingPanel(), CommentPanel()],
                heading=_("Publishing"),
            ),
        ],
        base_form_class=BasePageForm,
    )
