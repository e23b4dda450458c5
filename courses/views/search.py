"""Search over courses in the language of the page. The query is in the address; nothing is kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from courses.services import outline
from courses.services.search import find
from qalqan.accounts.services.requests import person_of
from qalqan.common.languages import LANGUAGES

MOST_CHARACTERS = 100
MOST_SHOWN = 50


def search(request: HttpRequest) -> HttpResponse:
    query = " ".join(request.GET.get("q", "").split())[:MOST_CHARACTERS]
    reader = person_of(request) if request.user.is_authenticated else None
    found = find(query, language=get_language() or LANGUAGES[0], reader=reader)
    context = {
        "query": query,
        "count": len(found),
        "found": [(one, outline.page_url(one.page)) for one in found[:MOST_SHOWN]],
        "breadcrumbs": outline.trail(),
    }
    return render(request, "courses/search.html", context)
