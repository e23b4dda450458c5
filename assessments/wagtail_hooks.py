"""The question bank in Wagtail's admin."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from assessments.models import Assessment, Item


class ItemViewSet(SnippetViewSet):
    model = Item
    icon = "help"
    list_display = ["key", "prompt", "difficulty", "live"]
    list_filter = ["difficulty", "competency"]
    search_fields = ["key", "prompt_kk", "prompt_ru", "prompt_en"]


class AssessmentViewSet(SnippetViewSet):
    model = Assessment
    icon = "tasks"
    list_display = ["key", "title", "pass_mark"]


class BankViewSetGroup(SnippetViewSetGroup):
    menu_label = "Assessments"
    menu_icon = "help"
    items = (ItemViewSet, AssessmentViewSet)


register_snippet(BankViewSetGroup)
