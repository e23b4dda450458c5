"""The glossary, which anybody may read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from qalqan.common.services.glossary import by_letter


def glossary(request: HttpRequest) -> HttpResponse:
    return render(request, "courses/glossary.html", {"letters": by_letter()})
