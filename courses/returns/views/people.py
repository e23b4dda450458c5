"""The people behind a figure of one's own academy."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from courses.returns import services
from courses.returns.enums import Dimension, Figure
from courses.returns.views.reader import plan_of, reader_of
from courses.returns.views.rows import LISTED


@never_cache
@login_required
def people(request: HttpRequest, year: int) -> HttpResponse:
    """Those behind a row, or without codes behind the total; `figure` says which of them."""
    reader, plan = reader_of(request), plan_of(year)
    if reader.academy is None:
        raise PermissionDenied(_("You see sums, and no lists of people."))
    figure = request.GET.get("figure", Figure.PERSONS)
    if figure not in LISTED:
        raise Http404
    wanted = {name: request.GET[name] for name in Dimension.values if name in request.GET}
    context = {
        "reader": reader,
        "year": plan.year,
        "figure": Figure(figure),
        "people": services.people_behind(plan.year, reader.academy, wanted, figure=figure),
        "closed": services.closed_return(plan.year, reader.academy),
        "leaves_out": figure == Figure.PASSED and services.private_audiences(),
    }
    return render(request, "courses/academy/returns/people.html", context)
