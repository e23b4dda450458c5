"""The store in the admin: content in and out, its revisions, and the libraries."""

from tempfile import TemporaryFile
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.auth import permission_required

from assessments.h5p import services
from assessments.h5p.formats import PackageError
from assessments.h5p.forms import PackageForm
from assessments.h5p.services import listing
from assessments.models import H5PContent, H5PContentRevision
from qalqan.accounts.services.requests import person_of
from qalqan.common.services import uploads


@require_safe
@permission_required("assessments.view_h5pcontent")
def contents(request: HttpRequest) -> HttpResponse:
    return _page(request, "contents", _("H5P content"), {"contents": listing.contents()})


@require_safe
@permission_required("assessments.view_h5pcontent")
def content(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = _found(uuid)
    context = {"content": found, "revisions": listing.revisions(found)}
    return _page(request, "content", found.title, context)


@require_safe
@permission_required("assessments.view_h5plibrary")
def libraries(request: HttpRequest) -> HttpResponse:
    return _page(request, "libraries", _("H5P libraries"), {"rows": listing.libraries()})


@permission_required("assessments.add_h5pcontent")
def import_content(request: HttpRequest) -> HttpResponse:
    return _import(request, None)


@permission_required("assessments.change_h5pcontent")
def import_revision(request: HttpRequest, uuid: UUID) -> HttpResponse:
    return _import(request, _found(uuid))


@require_POST
@permission_required("assessments.change_h5pcontent")
def roll_back(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    try:
        services.roll_back(_found(uuid), number, by=person_of(request))
    except H5PContentRevision.DoesNotExist as error:
        raise Http404 from error
    messages.success(request, _("Revision %(number)s is played from now on.") % {"number": number})
    return redirect("h5p_store:content", uuid)


@require_safe
@permission_required("assessments.view_h5pcontent")
def export(request: HttpRequest, uuid: UUID) -> FileResponse:
    found = _found(uuid)
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    services.export_content(found, file)
    file.seek(0)
    name = slugify(found.title, allow_unicode=True)[:80] or str(found.uuid)
    return FileResponse(file, as_attachment=True, filename=f"{name}.h5p")


def _found(uuid: UUID) -> H5PContent:
    found: H5PContent = get_object_or_404(listing.contents(), uuid=uuid)
    return found


def _import(request: HttpRequest, into: H5PContent | None) -> HttpResponse:
    """Choose, look, confirm; nothing is written before."""
    if "upload" in request.POST:
        return _confirmed(request, into)
    form = PackageForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        context |= _looked_at(request, form, into)
    return _import_page(request, into, context)


def _looked_at(request: HttpRequest, form: PackageForm, into: H5PContent | None) -> dict[str, Any]:
    """The preview of an upload, and the pass with which it can be confirmed."""
    upload = form.cleaned_data["file"]
    try:
        found = services.preview(upload, may_install=_may_install(request), content=into)
    except PackageError as error:
        form.add_error("file", str(error))
        return {}
    upload.seek(0)
    return {"preview": found, "upload": uploads.keep(upload, by=person_of(request))}


def _confirmed(request: HttpRequest, into: H5PContent | None) -> HttpResponse:
    person = person_of(request)
    try:
        path = uploads.choices_of(request.POST["upload"], by=person)["path"]
    except uploads.UploadGoneError:
        return _import_page(request, into, {"form": PackageForm(), "is_gone": True})
    try:
        with path.open("rb") as stream:
            done = services.import_package(
                stream, by=person, may_install=_may_install(request), content=into
            )
    except PackageError as error:
        return _import_page(request, into, {"form": PackageForm(), "refused": error})
    finally:
        uploads.drop(path)
    told = _("“%(title)s” came in.") if done.is_new else _("“%(title)s” was there before.")
    messages.success(request, told % {"title": done.content.title})
    return redirect("h5p_store:content", done.content.uuid)


def _may_install(request: HttpRequest) -> bool:
    return person_of(request).has_perm("assessments.install_h5plibrary")


def _import_page(
    request: HttpRequest, into: H5PContent | None, context: dict[str, Any]
) -> HttpResponse:
    title = _("New revision of “%(title)s”") % {"title": into.title} if into else _("Import H5P")
    return _page(request, "import", title, context)


def _page(request: HttpRequest, name: str, title: str, context: dict[str, Any]) -> HttpResponse:
    shown = {**context, "page_title": title, "header_title": title, "header_icon": "media"}
    return render(request, f"assessments/h5p/{name}.html", shown)
