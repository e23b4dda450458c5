"""Content as learners get it, for editors; nothing of it is recorded."""

from uuid import UUID

from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.auth import permission_required

from assessments.h5p.services.frames import frame
from assessments.models import H5PContentRevision
from qalqan.common.views.framing import let_frame, own_origin


@require_safe
@permission_required("assessments.view_h5pcontent")
def preview(request: HttpRequest, uuid: UUID, number: int | None = None) -> HttpResponse:
    of_content = H5PContentRevision.objects.select_related("content").filter(content__uuid=uuid)
    which = Q(number=number) if number else Q(content__current=F("pk"))
    revision = get_object_or_404(of_content, which)
    shown = frame(revision, own_origin=own_origin(request))
    context = {
        "frame": shown,
        "header_title": _("Preview of “%(title)s”") % {"title": revision.title},
        "header_icon": "view",
    }
    context["page_title"] = context["header_title"]
    response = render(request, "assessments/h5p/play.html", context)
    let_frame(response, [shown.allowed])
    return response
