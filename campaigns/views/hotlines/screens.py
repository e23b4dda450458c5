"""The register as a list with its queue, and one line with its history."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from campaigns.views.hotlines.history import steps_of
from campaigns.views.hotlines.parts import CHANGE, CONFIRM
from campaigns.views.workspace import for_holders_of
from qalqan.common.models import Hotline
from qalqan.common.services import hotlines

VIEW = "common.view_hotline"


@for_holders_of(VIEW)
def register(request: HttpRequest) -> HttpResponse:
    context = {
        "lines": Hotline.objects.all(),
        "queue": [
            {
                "url": reverse("campaigns:hotlines_detail", args=[one.line.pk]),
                "title": f"{one.line.number} – {one.line.operator or one.line.kind_label}",
                "day": one.day,
                "state": one.state.value,
                "state_label": one.label,
            }
            for one in hotlines.due()
        ],
        "may_change": request.user.has_perm(CHANGE),
        "too_few": hotlines.stewards().count() < 2,
    }
    return render(request, "campaigns/hotlines/list.html", context)


@for_holders_of(VIEW)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    line = get_object_or_404(Hotline.objects.select_related("source", "checked_by"), pk=pk)
    history = steps_of(line)
    context = {
        "line": line,
        "steps": history,
        "proposal": next((step for step in history if step.is_open), None),
        "waits_for": [one for one in hotlines.due() if one.line == line],
        "is_shown": Hotline.objects.shown().filter(pk=pk).exists(),
        "may_change": request.user.has_perm(CHANGE),
        "may_confirm": request.user.has_perm(CONFIRM),
    }
    return render(request, "campaigns/hotlines/detail.html", context)
