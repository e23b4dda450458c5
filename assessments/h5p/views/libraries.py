"""The libraries of the store: what they are, what uses them, and how they go."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.auth import permission_required

from assessments.h5p.services import listing, removing
from assessments.h5p.services.errors import InUseError
from assessments.h5p.views import heads
from assessments.h5p.views.screens import page
from assessments.models import H5PLibrary
from qalqan.accounts.services.requests import person_of


@require_safe
@permission_required("assessments.view_h5plibrary")
def libraries(request: HttpRequest) -> HttpResponse:
    return page(
        request,
        "libraries",
        _("H5P libraries"),
        {"rows": listing.libraries(), "heads": heads.LIBRARIES},
    )


@require_safe
@permission_required("assessments.view_h5plibrary")
def library(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(H5PLibrary, pk=pk)
    context = {
        "library": found,
        "needed": listing.needed(found),
        "heads": heads.NEEDS,
        "removal": removing.library_removal(found),
    }
    return page(request, "library", str(found), context)


# Whoever may let programs in may take them out.
@permission_required("assessments.install_h5plibrary")
def remove_library(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(H5PLibrary, pk=pk)
    if request.method == "POST":
        return _removed(request, found)
    title = _("Remove “%(title)s”") % {"title": found}
    context = {"library": found, "removal": removing.library_removal(found)}
    return page(request, "remove_library", title, context)


def _removed(request: HttpRequest, found: H5PLibrary) -> HttpResponse:
    title = str(found)
    try:
        removing.remove_library(found, by=person_of(request))
    except InUseError:
        messages.error(request, _("“%(title)s” is in use and stays.") % {"title": title})
        return redirect("h5p_store:remove_library", found.pk)
    messages.success(request, _("“%(title)s” is removed.") % {"title": title})
    return redirect("h5p_store:libraries")
