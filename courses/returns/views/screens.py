"""The training return on the screen: looked at, and signed off."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from courses.models import ReturnPlan
from courses.returns import services
from courses.returns.enums import Figure
from courses.returns.forms import BodyForm, InputForm, SignOffForm, refusal
from courses.returns.views.documents import document_for, hidden_for
from courses.returns.views.files import listed_files
from courses.returns.views.reader import Reader, plan_of, reader_of
from courses.returns.views.rows import bars_of, rows_of, total_of
from qalqan.common.languages import LANGUAGES


@never_cache
@login_required
def years(request: HttpRequest) -> HttpResponse:
    reader_of(request)
    context = {"plans": ReturnPlan.objects.all(), "today": timezone.localdate()}
    return render(request, "courses/academy/returns/years.html", context)


@never_cache
@login_required
def of_year(request: HttpRequest, year: int) -> HttpResponse:
    """The figures and what they rest on; by POST the return is signed off."""
    reader, plan = reader_of(request), plan_of(year)
    form = SignOffForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _sign_off(request, reader, plan, form.cleaned_data)
    now = services.figures_of(year, reader.academy) if _may_sign(reader) else None
    try:
        document = document_for(reader, year, get_language() or LANGUAGES[0], now)
    except services.MergeError as error:
        messages.error(request, refusal(error))
        return redirect("courses:returns_year", year)
    context = {"reader": reader, "plan": plan, "form": form}
    context |= _shown(reader, document) | _inputs(reader, plan)
    if now is not None:
        context |= _to_sign(reader, document, now)
    status = 400 if form.errors else 200
    return render(request, "courses/academy/returns/year.html", context, status=status)


def _may_sign(reader: Reader) -> bool:
    return not (reader.sees_sums_alone or reader.with_inputs)


def _shown(reader: Reader, document: dict[str, Any]) -> dict[str, Any]:
    sheet = services.sheet_of(document)
    return {
        "document": document,
        "sheet": sheet,
        "rows": rows_of(reader, document, sheet, services.private_audiences()),
        "total": total_of(reader, document, sheet),
        "bars": bars_of(document),
        "hides_scores": any(row[Figure.PASSED] is None for row in document["rows"]),
        "files": listed_files(reader, document["year"]),
    }


def _inputs(reader: Reader, plan: ReturnPlan) -> dict[str, Any]:
    if reader.academy is not None:
        return {}
    return {
        "owed": services.owed(plan, timezone.localdate()),
        "input_form": InputForm(year=plan.year),
        "body_form": BodyForm(auto_id="owing_%s"),
    }


def _to_sign(reader: Reader, document: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    """What a signature would close: where a version is closed already, what it would change."""
    year = document["year"]
    closed = services.closed_return(year, reader.academy)
    changes = services.differences(closed.figures, now) if closed else []
    coming = hidden_for(reader, {**document, **now, "changes": changes})
    return {
        "may_sign": True,
        "seen": services.digest_of(now),
        "coming": services.sheet_of(coming).changes,
        "year_runs": timezone.localdate().year <= year,
    }


def _sign_off(
    request: HttpRequest, reader: Reader, plan: ReturnPlan, signed: dict[str, str]
) -> HttpResponse:
    if not _may_sign(reader):
        raise PermissionDenied
    try:
        made = services.close(plan, academy=reader.academy, by=reader.person, **signed)
    except services.NothingChangedError:
        messages.info(request, _("Nothing has changed since the last version was closed."))
    except services.FiguresMovedError:
        messages.error(
            request,
            _("Nothing was signed: the figures changed after you opened the page. Look again."),
        )
    else:
        done = _("The return is closed as version %(number)s.")
        messages.success(request, done % {"number": made.version})
    return redirect(reverse("courses:returns_year", args=[plan.year]) + reader.query)
