"""Import and export in the admin: choose, look, confirm; nothing is written before."""

from io import StringIO
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.auth import permission_required

from assessments.exchange import services
from assessments.exchange.formats import FileError
from assessments.exchange.forms import ExportForm, ImportForm
from qalqan.accounts.services.requests import person_of
from qalqan.common.services import uploads

# A request must end in good time; the command takes files of any number.
MOST_HERE = 1_000


@permission_required("assessments.add_item")
def import_file(request: HttpRequest) -> HttpResponse:
    if "upload" in request.POST:
        return _confirmed(request)
    form = ImportForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        context |= _looked_at(request, form)
    return _page(request, "import", _("Import questions"), context)


@permission_required("assessments.view_item")
def export_file(request: HttpRequest) -> HttpResponse:
    form = ExportForm(request.POST or None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        bank, chosen = form.cleaned_data["bank"].name, form.cleaned_data
        output = StringIO()
        report = services.export_items(
            bank, output, format=chosen["format"], language=chosen["language"]
        )
        if "download" in request.POST:
            return _download(output, chosen["format"])
        context |= {"report": report, "shown": report.skipped[: services.MOST_ROWS]}
    return _page(request, "export", _("Export questions"), context)


def _looked_at(request: HttpRequest, form: ImportForm) -> dict[str, Any]:
    """The preview of an upload, and the pass with which it can be confirmed."""
    chosen = dict(form.cleaned_data)
    file = chosen.pop("file")
    try:
        found = services.preview(file, format=chosen["format"], language=chosen["language"])
    except FileError as error:
        form.add_error("file", str(error))
        return {}
    if found.coming > MOST_HERE:
        form.add_error("file", _("That many questions take the command import_items."))
        return {}
    return {"preview": found, "upload": uploads.keep(file, by=person_of(request), **chosen)}


def _confirmed(request: HttpRequest) -> HttpResponse:
    try:
        chosen = uploads.choices_of(request.POST["upload"], by=person_of(request))
    except uploads.UploadGoneError:
        form = ImportForm()
        context = {"form": form, "is_gone": True}
        return _page(request, "import", _("Import questions"), context)
    kept = chosen.pop("file")
    with kept.open() as stream:
        report = services.import_items(stream, **chosen)
    uploads.drop(kept)
    told = ngettext("%(count)s question came in.", "%(count)s questions came in.", report.imported)
    context = {"report": report, "told": told % {"count": report.imported}, "bank": chosen["bank"]}
    return _page(request, "imported", _("Import questions"), context)


def _download(output: StringIO, format: str) -> HttpResponse:
    ending = "xml" if format == "moodlexml" else "txt"
    response = HttpResponse(output.getvalue(), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="questions.{ending}"'
    return response


def _page(request: HttpRequest, name: str, title: str, context: dict[str, Any]) -> HttpResponse:
    shown = {**context, "page_title": title, "header_title": title, "header_icon": "upload"}
    return render(request, f"assessments/exchange/{name}.html", shown)
