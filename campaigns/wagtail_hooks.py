"""The hotline register in Wagtail's admin."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from qalqan.common.models import Hotline
from qalqan.common.panels import translated_panels


class HotlineViewSet(SnippetViewSet):
    model = Hotline
    icon = "mobile-alt"
    list_display = ["number", "kind", "status", "checked_on"]
    list_filter = ["status", "operator_type"]
    add_to_admin_menu = True
    panels = [
        "number",
        "kind",
        *translated_panels("operator"),
        "operator_type",
        *translated_panels("audiences", "hours"),
        "languages",
        *translated_panels("cost"),
        "works_from_abroad",
        *translated_panels("police_link"),
        "source",
        "checked_on",
        "status",
        "position",
    ]


register_snippet(HotlineViewSet())
