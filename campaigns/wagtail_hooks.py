"""The way from Wagtail's admin to screens of ours, and the help page's further languages."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from campaigns.forms.help_texts import help_text_edit_handler
from campaigns.forms.hotline_texts import hotline_text_edit_handler
from campaigns.models import HelpText, HotlineText
from campaigns.services import lint
from qalqan.common.languages import OWN_NAMES


class ScreenItem(MenuItem):
    """A screen of ours, for those who may see it."""

    def __init__(self, label: Any, view: str, right: str, **given: Any) -> None:
        super().__init__(label, "", name=view, **given)
        self.view, self.right = view, right

    def is_shown(self, request: HttpRequest) -> bool:
        # Found out here: the address has the language of whoever asks.
        self.url = reverse(f"campaigns:{self.view}")
        return bool(request.user.has_perm(self.right))


SCREENS = [
    (_("Hotlines"), "hotlines", "common.view_hotline", "mobile-alt"),
    (_("Checks of the help page"), "help_checks", "campaigns.view_languagecheck", "check"),
    (_("Materials to print"), "materials", "campaigns.view_material", "doc-full"),
    (_("Outreach events"), "outreach", "campaigns.view_outreachevent", "group"),
]


def _register(label: Any, view: str, right: str, icon: str, order: int) -> None:
    item = ScreenItem(label, view, right, icon_name=icon, order=order)
    hooks.register("register_admin_menu_item", lambda: item)


for place, screen in enumerate(SCREENS, start=320):
    _register(*screen, place)


class HelpTextViewSet(SnippetViewSet):
    model = HelpText
    icon = "help"
    add_to_admin_menu = True
    list_display = ["language", "heading", "is_ready"]
    edit_handler = help_text_edit_handler


class HotlineTextViewSet(SnippetViewSet):
    model = HotlineText
    icon = "mobile-alt"
    add_to_admin_menu = True
    list_display = ["hotline", "language", BooleanColumn("is_current", label=_("up to date"))]
    list_filter = ["language"]
    edit_handler = hotline_text_edit_handler


register_snippet(HelpTextViewSet())
register_snippet(HotlineTextViewSet())


@hooks.register("before_publish_page")
def refuse_to_publish(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The draft is kept; what bars it is said, and stands beside the editor as well."""
    if not _is_barred(request, page):
        return None
    # Wagtail makes a new page live before it asks.
    Page.objects.filter(pk=page.pk, live_revision=None).update(
        live=False, has_unpublished_changes=True
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_bulk_action")
def refuse_to_publish_many(
    request: HttpRequest, action_type: str, objects: Sequence[Any], _action: Any
) -> HttpResponse | None:
    if request.method != "POST" or action_type != "publish":
        return None
    with_drafts_below = bool(request.POST.get("include_descendants"))
    below = [page.get_descendants().not_live() for page in objects if with_drafts_below]
    drafts = [page.get_latest_revision_as_object() for page in chain(objects, *below)]
    barred = [page for page in drafts if _is_barred(request, page)]
    return redirect("wagtailadmin_explore", barred[0].get_parent().pk) if barred else None


def _is_barred(request: HttpRequest, page: Page) -> bool:
    found = list(lint.bars(page.specific))
    for bar in found:
        place = OWN_NAMES.get(bar.language, bar.language)
        said = f"{bar.message} ({place})" if place else bar.message
        messages.error(request, gettext("Not published, kept as a draft: %(why)s") % {"why": said})
    return bool(found)
