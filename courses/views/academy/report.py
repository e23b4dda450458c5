"""The completion report: a list of learners, sums with charts, and files of the same figures."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from courses import reports
from courses.forms.report import ReportForm
from courses.models import Academy, Enrolment
from courses.services import reminders, scope
from courses.views.academy import files
from courses.views.limited import EXPORTS, SEARCHES, limited, searches
from qalqan.accounts.models import User
from qalqan.accounts.services.requests import person_of

PER_PAGE = 50


class CountedPaginator(Paginator[Any]):
    """Pages of something whose number is known already."""

    count = 0

    def __init__(self, rows: Any, count: int) -> None:
        self.count = count
        super().__init__(rows, PER_PAGE)


def _academies(person: User) -> list[Academy]:
    """Those of the person; whoever sees sums alone chooses among all of them."""
    if scope.sees_sums_alone(person):
        return list(Academy.objects.all())
    theirs = scope.academies_of(person) | scope.academies_taught(person)
    academies = list(theirs)
    if not academies:
        raise PermissionDenied(_("This page is for the staff of academies."))
    return academies


def _asked(request: HttpRequest) -> tuple[list[Academy], ReportForm, QuerySet[Enrolment]]:
    """The academies, the form, and the enrolments that were asked for."""
    person = person_of(request)
    academies = _academies(person)
    form = ReportForm(request.GET, academies=academies, is_limited=scope.sees_sums_alone(person))
    return academies, form, reports.choose(scope.counted_for(person), form.choice)


@never_cache
@login_required
@limited(SEARCHES, when=searches)
def table(request: HttpRequest) -> HttpResponse:
    if scope.sees_sums_alone(person_of(request)):
        return redirect("courses:academy_sums")
    academies, form, found = _asked(request)
    totals = reports.totals(found)
    pages = CountedPaginator(reports.read(found), totals.enrolled)
    page = pages.get_page(request.GET.get("page"))
    columns = reports.columns_of(form.choice.columns)
    rows = reports.rows(list(page.object_list), wanted={column.key for column in columns})
    context = {
        **_about(request, academies, form),
        "totals": totals,
        "columns": columns,
        "rows": [(row, _cells(row, columns)) for row in rows],
        "page_obj": page,
        # Whoever has left for another academy is no longer theirs to look up.
        "managed": set(scope.academies_of(person_of(request)).values_list("pk", flat=True)),
    }
    return render(request, "courses/academy/report/table.html", context)


def _cells(row: reports.Row, columns: list[reports.Column]) -> list[tuple[reports.Column, Any]]:
    return [(column, column.cell(row)) for column in columns if column.key != "name"]


def _about(request: HttpRequest, academies: list[Academy], form: ReportForm) -> dict[str, Any]:
    """What list and sums have in common: the filters, and files of the same choice."""
    query = request.GET.copy()
    query.pop("page", None)
    asked = f"?{query.urlencode()}" if query else ""
    return {
        "academy": academies[0] if len(academies) == 1 else None,
        "form": form,
        "asked": asked,
        "files": [
            (name.upper(), reverse("courses:academy_export", args=[name]) + asked)
            for name in files.FORMATS
        ],
    }


@never_cache
@login_required
def sums(request: HttpRequest) -> HttpResponse:
    """The same choice as sums, drawn and listed."""
    is_limited = scope.sees_sums_alone(person_of(request))
    academies, form, found = _asked(request)
    listed = reports.groups(found, form.grouping, with_private=is_limited)
    totals = reports.totals(found, with_private=is_limited)
    if is_limited:
        listed = reports.hidden_below_five(listed)
        totals = reports.hidden_below_five([totals])[0]
    context = {
        **_about(request, academies, form),
        "groups": listed,
        "totals": totals,
        "by": reports.BY[form.grouping][0],
        "is_limited": is_limited,
    }
    return render(request, "courses/academy/report/sums.html", context)


@never_cache
@login_required
@limited(EXPORTS)
def export(request: HttpRequest, format: str) -> HttpResponseBase:
    """The list as a file; whoever sees sums alone gets none."""
    if format not in files.FORMATS:
        raise Http404
    if scope.sees_sums_alone(person_of(request)):
        raise PermissionDenied(_("You see sums, and no lists of people."))
    academies, form, found = _asked(request)
    return files.answer(
        format,
        found,
        columns=reports.columns_of(form.choice.columns),
        academies=academies,
        by=person_of(request),
    )


@never_cache
@login_required
def remind(request: HttpRequest) -> HttpResponse:
    """Whom a reminder would reach and what it says; by POST it goes out."""
    academies, form, found = _asked(request)
    if not person_of(request).is_academy_staff or scope.sees_sums_alone(person_of(request)):
        raise PermissionDenied(_("Reminders are sent by the managers of academies."))
    managed = scope.enrolments_managed(person_of(request))
    plan = reminders.plan(found.filter(pk__in=managed.values("pk")))
    if request.method == "POST":
        sent = reminders.send(plan, by=person_of(request))
        messages.success(request, _("%(count)s reminders go out now.") % {"count": sent})
        return redirect("courses:academy")
    context = {
        **_about(request, academies, form),
        "plan": plan,
        "sends_mail": bool(settings.EMAIL_URL),
        "letters": reminders.sample(plan),
    }
    return render(request, "courses/academy/report/remind.html", context)
