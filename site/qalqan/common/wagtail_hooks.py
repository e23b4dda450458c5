"""Snippets of the ground floor in Wagtail's admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from qalqan.common.models import Audience, Competency, Region, Source, Topic


class SourceViewSet(SnippetViewSet):
    model = Source
    icon = "openquote"
    list_display = ["short", "kind", "status", "checked_on"]
    list_filter = ["kind", "jurisdiction", "status"]
    search_fields = ["key", "short_kk", "short_ru", "short_en"]
    add_to_admin_menu = True


class VocabularyViewSet(SnippetViewSet):
    icon = "list-ul"
    list_display = ["code", "name"]


for viewset in (
    SourceViewSet(),
    *(VocabularyViewSet(model=model) for model in (Audience, Competency, Region, Topic)),
):
    register_snippet(viewset)


@hooks.register("insert_global_admin_css")
def admin_styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("qalqan/admin.css"))
