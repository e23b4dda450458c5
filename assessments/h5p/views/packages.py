"""The store in the admin: content in and out, and its revisions."""

from tempfile import TemporaryFile
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.auth import permission_required

from assessments.h5p import services
from assessments.h5p.formats import PackageError
from assessments.h5p.forms import PackageForm
from assessments.h5p.services import listing, uses
from assessments.h5p.views import heads
from assessments.h5p.views.screens import found, linked, page
from assessments.models import H5PContent, H5PContentRevision
from qalqan.accounts.services.requests import person_of
from qalqan.common.services import uploads


@require_safe
@permission_required("assessments.view_h5pcontent")
def contents(request: HttpRequest) -> HttpResponse:
    shown = {"contents": listing.contents(), "heads": heads.CONTENTS}
    return page(request, "contents", _("H5P content"), shown)


@require_safe
@permission_required("assessments.view_h5pcontent")
def content(request: HttpRequest, uuid: UUID) -> HttpResponse:
    shown = found(uuid)
    context = {
        "content": shown,
        "revisions": listing.revisions(shown),
        "heads": heads.REVISIONS,
        "may_play": services.may_play(shown, person_of(request)),
        "places": linked(request, uses.places(shown)),
    }
    return page(request, "content", shown.title, context)


@permission_required("assessments.add_h5pcontent")
def import_content(request: HttpRequest) -> HttpResponse:
    return _import(request, None)


@permission_required("assessments.change_h5pcontent")
def import_revision(request: HttpRequest, uuid: UUID) -> HttpResponse:
    return _import(request, found(uuid))


@require_POST
@permission_required("assessments.change_h5pcontent")
def roll_back(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    shown = found(uuid)
    if not services.may_play(shown, person_of(request)):
        raise PermissionDenied
    try:
        services.roll_back(shown, number, by=person_of(request))
    except H5PContentRevision.DoesNotExist as error:
        raise Http404 from error
    messages.success(request, _("Revision %(number)s is played from now on.") % {"number": number})
    return redirect("h5p_store:content", uuid)


@require_safe
@permission_required("assessments.view_h5pcontent")
def export(request: HttpRequest, uuid: UUID) -> FileResponse:
    exported = found(uuid)
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    services.export_content(exported, file)
    file.seek(0)
    name = slugify(exported.title, allow_unicode=True)[:80] or str(exported.uuid)
    return FileResponse(file, as_attachment=True, filename=f"{name}.h5p")


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
        looked = services.preview(upload, may_install=_may_install(request), content=into)
    except PackageError as error:
        form.add_error("file", str(error))
        return {}
    upload.seek(0)
    kept = uploads.keep(upload, by=person_of(request))
    return {"preview": looked, "upload": kept, "heads": heads.PACKAGED}


def _confirmed(request: HttpRequest, into: H5PContent | None) -> HttpResponse:
    person = person_of(request)
    try:
        kept = uploads.choices_of(request.POST["upload"], by=person)["file"]
    except uploads.UploadGoneError:
        return _import_page(request, into, {"form": PackageForm(), "is_gone": True})
    try:
        with kept.open() as stream:
            done = services.import_package(
                stream,
                by=person,
                may_install=_may_install(request),
                content=into,
                may_play=into is None or services.may_play(into, person),
            )
    except PackageError as error:
        return _import_page(request, into, {"form": PackageForm(), "refused": error})
    finally:
        uploads.drop(kept)
    messages.success(request, _told(done) % {"title": done.content.title})
    return redirect("h5p_store:content", done.content.uuid)


def _told(done: services.Imported) -> str:
    if not done.is_played:
        return _("“%(title)s” came in. Live pages play it once a publisher has chosen it.")
    return _("“%(title)s” came in.") if done.is_new else _("“%(title)s” was there before.")


def _may_install(request: HttpRequest) -> bool:
    return person_of(request).has_perm("assessments.install_h5plibrary")


def _import_page(
    request: HttpRequest, into: H5PContent | None, context: dict[str, Any]
) -> HttpResponse:
    title = _("New revision of “%(title)s”") % {"title": into.title} if into else _("Import H5P")
    return page(request, "import", title, context)
