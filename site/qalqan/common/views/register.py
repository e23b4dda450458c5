"""The register of sources, which anybody may read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from qalqan.common.services.register import by_kind

MOST_CHARACTERS = 60


def sources(request: HttpRequest) -> HttpResponse:
    query = " ".join(request.GET.get("q", "").split())[:MOST_CHARACTERS]
    context = {"query": query, "kinds": list(by_kind(query))}
    return render(request, "common/register.html", context)
