"""Academies, departments and cohorts in Wagtail's admin."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from courses.models import Academy, Cohort, Department


class AcademyViewSet(SnippetViewSet):
    model = Academy
    icon = "group"
    list_display = ["code", "name", "region"]


class DepartmentViewSet(SnippetViewSet):
    model = Department
    icon = "group"
    list_display = ["academy", "code", "name"]


class CohortViewSet(SnippetViewSet):
    model = Cohort
    icon = "calendar"
    list_display = ["academy", "name", "starts_on", "ends_on"]


class AcademyViewSetGroup(SnippetViewSetGroup):
    menu_label = "Academies"
    menu_icon = "group"
    items = (AcademyViewSet, DepartmentViewSet, CohortViewSet)


register_snippet(AcademyViewSetGroup)
