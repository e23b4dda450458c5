"""XLIFF out and in: look first, confirm, and only then is anything written."""

from io import StringIO
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from qalqan.common.forms.translations import ExportForm, ImportForm
from qalqan.common.services import uploads
from qalqan.common.services.translations import xliff
from qalqan.common.views.translations.access import for_translators

MOST_SHOWN = 200


@for_translators
def export_file(request: HttpRequest) -> HttpResponse:
    form = ExportForm(request.GET)
    if not form.is_valid():
        return _page(request, "import", {"form": ImportForm()})
    language, part = form.cleaned_data["language"], form.cleaned_data["part"]
    output = StringIO()
    xliff.export_translations(output, language=language, below=part)
    response = HttpResponse(output.getvalue(), content_type="application/xliff+xml; charset=utf-8")
    name = f"{part.slug if part else 'translations'}-{language}.xlf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@for_translators
def import_file(request: HttpRequest) -> HttpResponse:
    if "upload" in request.POST:
        return _confirmed(request)
    form = ImportForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    person: Any = request.user
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = xliff.import_translations(file, by=person, dry_run=True)
        except xliff.XliffError as error:
            form.add_error("file", error.message)
        else:
            context |= {**_shown(found), "upload": uploads.keep(file, by=person)}
    return _page(request, "import", context)


def _confirmed(request: HttpRequest) -> HttpResponse:
    person: Any = request.user
    try:
        kept = uploads.choices_of(request.POST["upload"], by=person)["file"]
    except uploads.UploadGoneError:
        return _page(request, "import", {"form": ImportForm(), "is_gone": True})
    with kept.open() as stream:
        found = xliff.import_translations(stream, by=person)
    uploads.drop(kept)
    return _page(request, "imported", _shown(found))


def _shown(found: xliff.Imported) -> dict[str, Any]:
    return {
        "found": found,
        "changes": found.changed[:MOST_SHOWN],
        "skipped": found.skipped[:MOST_SHOWN],
    }


def _page(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    title = _("Translations from a file")
    shown = {**context, "page_title": title, "header_title": title, "header_icon": "upload"}
    return render(request, f"common/translations/{name}.html", shown)
