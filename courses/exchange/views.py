"""Courses in and out in the admin: choose, look, confirm; nothing is written before."""

from tempfile import TemporaryFile
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from courses.exchange import services
from courses.exchange.enums import Package
from courses.exchange.formats import CourseFileError
from courses.exchange.forms import ExportForm, ImportForm
from courses.exchange.services.access import may_exchange
from courses.exchange.services.scorm import export_scorm
from courses.exchange.services.shapes import shapes
from qalqan.accounts.services.requests import person_of
from qalqan.common.services import uploads


def import_file(request: HttpRequest) -> HttpResponse:
    _check_access(request)
    if "upload" in request.POST:
        return _confirmed(request)
    form = ImportForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        context |= _looked_at(request, form)
    return _page(request, "import", _("Bring a course in"), context)


def export_file(request: HttpRequest) -> HttpResponseBase:
    _check_access(request)
    form = ExportForm(request.POST or None)
    if form.is_valid():
        try:
            return _download(**form.cleaned_data)
        except CourseFileError as error:
            form.add_error("course", str(error))
    return _page(request, "export", _("Take a course out"), {"form": form})


def _check_access(request: HttpRequest) -> None:
    if not may_exchange(request.user):
        raise PermissionDenied


def _looked_at(request: HttpRequest, form: ImportForm) -> dict[str, Any]:
    """The preview of an upload, and the pass with which it can be confirmed."""
    upload = form.cleaned_data["file"]
    try:
        file, plan = services.preview(upload)
        looked = services.packages_in(file, plan, may_install=_may_install(request))
    except CourseFileError as error:
        form.add_error("file", str(error))
        return {}
    upload.seek(0)
    kept = uploads.keep(upload, by=person_of(request))
    asked = [(title, one) for title, one in looked if one.changes_code or one.missing]
    return {
        "preview": _table(plan),
        "file": file,
        "upload": kept,
        "packages": asked,
        "brings_programs": any(one.changes_code for _title, one in asked),
        "is_incomplete": any(one.missing for _title, one in asked),
    }


def _may_install(request: HttpRequest) -> bool:
    return person_of(request).has_perm("assessments.install_h5plibrary")


def _confirmed(request: HttpRequest) -> HttpResponse:
    person, title = person_of(request), _("Bring a course in")
    try:
        kept = uploads.choices_of(request.POST["upload"], by=person)["file"]
    except uploads.UploadGoneError:
        return _page(request, "import", title, {"form": ImportForm(), "is_gone": True})
    try:
        with kept.open() as stream:
            file, plan = services.import_course(
                stream,
                by=person,
                take=request.POST.getlist("take"),
                may_install="programs" in request.POST and _may_install(request),
            )
    except CourseFileError as error:
        return _page(request, "import", title, {"form": ImportForm(), "refused": error})
    finally:
        uploads.drop(kept)
    course = file.names.find("course", file.course)
    return _page(request, "imported", title, {"table": _table(plan), "course": course})


def _table(plan: services.Plan) -> list[dict[str, Any]]:
    return [
        {"code": kind, "kind": capfirst(shapes()[kind].model._meta.verbose_name_plural), **told}
        for kind, told in plan.as_json().items()
    ]


def _download(*, course: Any, package: str, language: str) -> FileResponse:
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    if package == Package.SCORM:
        export_scorm(course.slug, language, file)
        name = f"{course.slug}-{language}-scorm.zip"
    else:
        services.export_course(course.slug, file)
        name = f"{course.slug}.{services.FILE_ENDING}"
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name)


def _page(request: HttpRequest, name: str, title: str, context: dict[str, Any]) -> HttpResponse:
    shown = {**context, "page_title": title, "header_title": title, "header_icon": "upload"}
    return render(request, f"courses/exchange/{name}.html", shown)
