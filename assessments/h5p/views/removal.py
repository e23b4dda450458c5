"""Content out of the store, once it has been looked at what goes with it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin.auth import permission_required

from assessments.h5p.services import removing
from assessments.h5p.services.errors import InUseError
from assessments.h5p.views.screens import found, linked, page
from assessments.models import H5PContent
from qalqan.accounts.services.requests import person_of


@permission_required("assessments.delete_h5pcontent")
def remove(request: HttpRequest, uuid: UUID) -> HttpResponse:
    content = found(uuid)
    if request.method == "POST":
        return _removed(request, content)
    removal = removing.content_removal(content)
    context = {"content": content, "removal": removal, "places": linked(request, removal.places)}
    return page(request, "remove", _("Remove “%(title)s”") % {"title": content.title}, context)


def _removed(request: HttpRequest, content: H5PContent) -> HttpResponse:
    try:
        removing.remove_content(content, by=person_of(request))
    except InUseError:
        told = _("“%(title)s” is in use and stays.")
        messages.error(request, told % {"title": content.title})
        return redirect("h5p_store:remove", content.uuid)
    messages.success(request, _("“%(title)s” is removed.") % {"title": content.title})
    return redirect("h5p_store:contents")
