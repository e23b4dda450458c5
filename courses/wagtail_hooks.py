"""Courses and academies, departments and cohorts in Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import URLPattern, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from courses.exchange.services.access import may_exchange
from courses.models import (
    Academy,
    Checklist,
    Cohort,
    Completion,
    CoursePage,
    Department,
    Enrolment,
    Position,
    ReturnPlan,
)
from courses.views import error_reports
from courses.views.versions import course_versions


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("courses/<int:pk>/versions/", course_versions, name="course_versions"),
        path("error-reports/", error_reports.queue, name="error_reports"),
        path("error-reports/<int:pk>/", error_reports.answer, name="error_report"),
    ]


@hooks.register("before_delete_page")
def keep_what_was_completed(request: Any, page: Any) -> Any:
    """Records point at these pages; taking them down is what an editor wants."""
    below = page.get_descendants(inclusive=True)
    taken = Completion.objects.filter(page__in=below).exists()
    if not taken and not Enrolment.objects.filter(course__in=below.values("pk")).exists():
        return None
    messages.error(
        request, _("Learners have taken this: it cannot be deleted. Unpublish it instead.")
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)


class ErrorReportsItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        self.url = reverse("error_reports")
        return bool(request.user.has_perm("courses.answer_errorreport"))


@hooks.register("register_admin_menu_item")
def error_reports_item() -> MenuItem:
    return ErrorReportsItem(_("Reported mistakes"), "", icon_name="comment", order=320)


class OperatorsItem(MenuItem):
    """A screen outside of the admin, of which the address begins with a language."""

    def __init__(self, label: Any, view: str, **options: Any) -> None:
        super().__init__(label, "", **options)
        self.view = view

    def is_shown(self, request: Any) -> bool:
        self.url = reverse(self.view)
        return bool(request.user.is_superuser)


@hooks.register("register_admin_menu_item")
def erasures_item() -> MenuItem:
    view = "courses:people_erasures"
    return OperatorsItem(_("Accounts to erase"), view, icon_name="user", order=840)


@hooks.register("register_admin_menu_item")
def audit_item() -> MenuItem:
    return OperatorsItem(_("Audit"), "common:audit", icon_name="history", order=841)


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def versions_button(page: Any, user: Any, next_url: Any = None, **kwargs: Any) -> Iterator[Button]:
    if isinstance(page.specific, CoursePage):
        url = reverse("course_versions", args=[page.pk])
        yield Button(_("Versions and learners"), url, icon_name="history", priority=65)


class ExchangeMenuItem(MenuItem):
    """Shown to whoever may add a course."""

    def is_shown(self, request: Any) -> bool:
        return may_exchange(request.user)


@hooks.register("register_admin_urls")
def exchange_urls() -> list[URLPattern]:
    return [path("courses/exchange/", include("courses.exchange.urls"))]  # type: ignore[list-item]


@hooks.register("register_admin_menu_item")
def exchange_menu_item() -> MenuItem:
    url = reverse("course_exchange:import")
    return ExchangeMenuItem(_("Courses in and out"), url, icon_name="download", order=820)


class AcademyViewSet(SnippetViewSet):
    model = Academy
    icon = "group"
    list_display = ["code", "name", "region"]
    search_fields = ["code", "name_kk", "name_ru", "name_en"]


class DepartmentViewSet(SnippetViewSet):
    model = Department
    icon = "group"
    list_display = ["academy", "code", "name"]
    list_filter = ["academy"]
    search_fields = ["code", "name_kk", "name_ru", "name_en"]


class PositionViewSet(SnippetViewSet):
    model = Position
    icon = "user"
    list_display = ["code", "name", "audience"]
    list_filter = ["audience"]
    search_fields = ["code", "name_kk", "name_ru", "name_en"]


class CohortViewSet(SnippetViewSet):
    model = Cohort
    icon = "calendar"
    list_display = ["academy", "name", "starts_on", "ends_on"]


class ChecklistViewSet(SnippetViewSet):
    """With its criteria, in the three languages side by side."""

    model = Checklist
    icon = "list-ul"
    list_display = ["name", "academy"]
    search_fields = ["name_kk", "name_ru", "name_en"]


class AcademyViewSetGroup(SnippetViewSetGroup):
    menu_label = _("Academies")
    menu_icon = "group"
    items = (AcademyViewSet, DepartmentViewSet, PositionViewSet, CohortViewSet, ChecklistViewSet)


class ReturnPlanViewSet(SnippetViewSet):
    model = ReturnPlan
    icon = "calendar-check"
    menu_label = _("Plans of the return")
    add_to_admin_menu = True
    menu_order = 830
    list_display = ["year", "name", "input_due_on", "report_due_on"]


register_snippet(AcademyViewSetGroup)
register_snippet(ReturnPlanViewSet)
