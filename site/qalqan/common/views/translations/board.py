"""The board: every page and item by languages."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from qalqan.common.forms.translations import BoardForm, ExportForm
from qalqan.common.languages import LANGUAGES, OWN_NAMES
from qalqan.common.services import translations
from qalqan.common.services.translations.board import Entry, entries, totals
from qalqan.common.views.translations.access import for_translators

PER_PAGE = 50
# Courses lie three levels below the home page's own; modules would make the list too long.
DEEPEST_PART = 2
INDENT = "\N{EM SPACE}"


@for_translators
def board(request: HttpRequest) -> HttpResponse:
    found = entries()
    form = BoardForm(request.GET, parts=_parts(found))
    filters = form.filters(translations.own_languages(request.user))  # type: ignore[arg-type]
    shown = [entry for entry in found if filters.lets(entry)]
    languages = filters.languages or LANGUAGES
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("p"))
    kept = request.GET.copy()
    kept.pop("p", None)
    context = {
        "form": form,
        "export_form": ExportForm(),
        "part": filters.part,
        "languages": [(code, OWN_NAMES[code]) for code in languages],
        "totals": [one for one in totals(shown) if one.language in languages],
        "page_obj": page,
        "rows": [
            (entry, [(OWN_NAMES[code], entry.cells.get(code)) for code in languages])
            for entry in page
        ],
        "kept": kept.urlencode(),
        "page_title": _("Translations"),
        "header_title": _("Translations"),
        "header_icon": "globe",
    }
    return render(request, "common/translations/board.html", context)


def _parts(found: list[Entry]) -> list[tuple[str, str]]:
    """Places in the tree by which the board can be cut, indented."""
    return [
        (entry.path, INDENT * entry.depth + entry.title)
        for entry in found
        if entry.path and entry.depth <= DEEPEST_PART
    ]
