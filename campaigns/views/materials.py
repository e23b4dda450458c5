"""Where staff see which materials there are, with which numbers, and fetch them for printing."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from campaigns.forms.materials import MaterialsForm
from campaigns.models import DownloadDay
from campaigns.services import materials
from campaigns.services.materials.overview import downloads, overview
from campaigns.views.downloads import material_or_404, name_of, version_or_404
from campaigns.views.workspace import for_holders_of
from qalqan.common.services.pdf import MEDIA_TYPE

VIEW = "campaigns.view_material"


@for_holders_of(VIEW)
def listed(request: HttpRequest) -> HttpResponse:
    form = MaterialsForm(request.GET)
    context = {"form": form, "least": DownloadDay.SHOWN_FROM, "days": DownloadDay.SHOWN_DAYS}
    if form.is_valid():
        language, has_bleed = form.cleaned_data["language"], form.cleaned_data["bleed"]
        pages, lines = overview(language, has_bleed=has_bleed)
        context |= {
            "chosen": language,
            "has_bleed": has_bleed,
            "pages": pages,
            "lines": lines,
            "downloads": downloads(language, today=timezone.localdate()),
        }
    return render(request, "campaigns/materials/list.html", context)


@for_holders_of(VIEW)
def file(request: HttpRequest, page: int, language: str, kind: str) -> HttpResponse:
    """The newest file, with bleed where that is asked for; staff are not counted."""
    found = next((one for one in materials.pages() if one.pk == page), None)
    if found is None:
        raise Http404
    version = version_or_404(found, language)
    has_bleed = "bleed" in request.GET
    material = material_or_404(version, kind, has_bleed=has_bleed)
    headers = {"Content-Disposition": name_of(version, material)}
    return HttpResponse(bytes(material.content), content_type=MEDIA_TYPE, headers=headers)
