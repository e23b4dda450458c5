"""The operator's page: is the work done, and is there room for more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from qalqan.common.services import watching
from qalqan.common.views.rights import for_holders_of


@for_holders_of("common.view_heartbeat")
def status(request: HttpRequest) -> HttpResponse:
    found = watching.all_measures()
    context = {"measures": found, "worst": watching.worst(found), "now": timezone.now()}
    return render(request, "common/status/status.html", context)
