"""The register of outreach events: the list, one event with its history, and sums."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.formats import number_format

from campaigns.enums import Figure
from campaigns.forms.outreach import CoverageForm, FilterForm
from campaigns.models import OutreachEvent
from campaigns.services import outreach
from campaigns.services.outreach import sums
from campaigns.views.outreach.history import steps_of
from campaigns.views.workspace import for_holders_of

VIEW = "campaigns.view_outreachevent"
SUMS = "campaigns.view_coverage"
PER_PAGE = 50
# Its long body stays where it is.
BESIDE = ("region", "campaign")


@for_holders_of(VIEW)
def listed(request: HttpRequest) -> HttpResponse:
    form, found = asked(request, FilterForm)
    page = Paginator(
        found.select_related(*BESIDE).defer("campaign__body").prefetch_related("figures"), PER_PAGE
    ).get_page(request.GET.get("page"))
    context = {"form": form, "page_obj": page, "events": [_line(event) for event in page]}
    return render(request, "campaigns/outreach/list.html", {**context, **_shared(request)})


@for_holders_of(VIEW)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    event = event_at(request, pk)
    context = {
        "event": event,
        "figures": _figures(event),
        "steps": steps_of(event),
        **_shared(request),
    }
    return render(request, "campaigns/outreach/detail.html", context)


@for_holders_of(SUMS)
def coverage(request: HttpRequest) -> HttpResponse:
    """Sums of what is counted, drawn and listed."""
    form, found = asked(request, CoverageForm)
    total, groups = sums.totals(found.counted()), sums.groups(found.counted(), form.grouping)
    shown = sums.shown_figures([total])
    most = max((group.events for group in groups), default=0)
    rows = [{**_cells(one, shown), "percent": round(100 * one.events / most)} for one in groups]
    context = {
        "form": form,
        "by": sums.GROUPINGS[form.grouping].label,
        "total": _cells(total, shown),
        "rows": rows,
        "figures": [figure.label for figure in shown],
        **_shared(request),
    }
    return render(request, "campaigns/outreach/coverage.html", context)


def event_at(request: HttpRequest, pk: int) -> OutreachEvent:
    """The event of a region that the person sees; raises Http404 for others."""
    theirs = outreach.events_of(request.user).select_related(*BESIDE).defer("campaign__body")
    event: OutreachEvent = get_object_or_404(theirs, pk=pk)
    return event


def asked(request: HttpRequest, form_class: type[FilterForm]) -> tuple[Any, Any]:
    """The filters, and the events that they leave of those that the person sees."""
    blank = form_class(regions=outreach.regions_of(request.user))
    given = request.GET or {name: field.initial for name, field in blank.fields.items()}
    form = form_class(given, regions=outreach.regions_of(request.user))
    return form, form.chosen(outreach.events_of(request.user))


def _shared(request: HttpRequest) -> dict[str, Any]:
    query = request.GET.copy()
    query.pop("page", None)
    return {
        "may_record": request.user.has_perm(outreach.RECORD),
        "may_list": request.user.has_perm(VIEW),
        "asked": f"?{query.urlencode()}" if query else "",
    }


def _line(event: OutreachEvent) -> dict[str, Any]:
    return {"event": event, "figures": _figures(event)}


def _figures(event: OutreachEvent) -> list[tuple[str, str]]:
    """What was counted, in the order of the figures."""
    counted = {one.figure: one.number for one in event.figures.all()}
    return [
        (str(figure.label), _grouped(counted[figure])) for figure in Figure if figure in counted
    ]


def _cells(one: sums.Sums, shown: list[Figure]) -> dict[str, Any]:
    counted = [(figure.label, _grouped(one.figures.get(figure.value, 0))) for figure in shown]
    return {"name": one.name, "events": _grouped(one.events), "figures": counted}


def _grouped(number: int) -> str:
    """With its thousands apart."""
    return number_format(number, force_grouping=True)
