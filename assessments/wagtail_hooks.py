"""The question bank in Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from assessments.blocks.package import CHOOSER
from assessments.forms.items import item_edit_handler
from assessments.forms.papers import assessment_edit_handler
from assessments.h5p import urls as h5p_urls
from assessments.h5p.views.choosing import ContentChooserViewSet
from assessments.models import Assessment, Item, ItemBank
from assessments.services.papers import is_in_use
from assessments.views.correcting import correct_item


class ItemViewSet(SnippetViewSet):
    model = Item
    icon = "help"
    edit_handler = item_edit_handler
    list_display = ["key", "prompt", "bank", "topic", "difficulty", "live"]
    list_filter = ["bank", "topic", "audience", "competency", "difficulty", "live"]
    search_fields = ["key", "prompt_kk", "prompt_ru", "prompt_en"]
    inspect_view_enabled = False


class AssessmentViewSet(SnippetViewSet):
    model = Assessment
    icon = "tasks"
    edit_handler = assessment_edit_handler
    list_display = ["key", "title", "pass_mark", "ready_kk", "ready_ru", "ready_en"]


class ItemBankViewSet(SnippetViewSet):
    model = ItemBank
    icon = "folder-open-inverse"
    list_display = ["name", "key"]


# Screens of the bank that are no lists of snippets: label, address, what one needs to open them.
SCREENS = (
    (_("Import questions"), "item_exchange:import", "assessments.add_item"),
    (_("Export questions"), "item_exchange:export", "assessments.view_item"),
    (_("Item analysis"), "item_analysis:index", "assessments.view_assessment"),
    (_("H5P content"), "h5p_store:contents", "assessments.view_h5pcontent"),
    (_("H5P libraries"), "h5p_store:libraries", "assessments.view_h5plibrary"),
)


class BankViewSetGroup(SnippetViewSetGroup):
    menu_label = _("Assessments")
    menu_icon = "help"
    items = (ItemViewSet, AssessmentViewSet, ItemBankViewSet)

    def get_submenu_items(self) -> list[Any]:
        own = [BankMenuItem(*screen, order=900 + place) for place, screen in enumerate(SCREENS)]
        return [*super().get_submenu_items(), *own]


class BankMenuItem(MenuItem):
    """Shown to whoever may open its screen."""

    def __init__(self, label: Any, url_name: str, permission: str, *, order: int) -> None:
        self.url_name, self.permission = url_name, permission
        super().__init__(label, "", name=url_name.replace(":", "-"), icon_name="view", order=order)

    def is_shown(self, request: Any) -> bool:
        self.url = reverse(self.url_name)
        return bool(request.user.has_perm(self.permission))


register_snippet(BankViewSetGroup)


@hooks.register("register_admin_viewset")
def content_chooser() -> ContentChooserViewSet:
    return ContentChooserViewSet(CHOOSER)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("assessments/items/<int:pk>/correct/", correct_item, name="item_corrections"),
        path("assessments/exchange/", include("assessments.exchange.urls")),  # type: ignore[list-item]
        path("assessments/analysis/", include("assessments.analysis.urls")),  # type: ignore[list-item]
        path("assessments/h5p/", include(h5p_urls.STORE)),  # type: ignore[list-item]
    ]


@hooks.register("before_delete_snippet")
def keep_what_was_asked(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    """What learners were asked stays; taking it out of use is what an editor wants."""
    if not any(is_in_use(instance) for instance in instances):
        return None
    messages.error(
        request,
        _("Learners were asked this, or a test uses it: it cannot be deleted. Unpublish it."),
    )
    return redirect(request.META.get("HTTP_REFERER") or "wagtailadmin_home")


@hooks.register("register_snippet_listing_buttons")
def correction_button(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Any]:
    if (
        isinstance(snippet, Item)
        and snippet.version_id
        and user.has_perm("assessments.correct_item")
    ):
        url = reverse("item_corrections", args=[snippet.pk])
        yield Button(_("Correct a key"), url, icon_name="edit", priority=60)
