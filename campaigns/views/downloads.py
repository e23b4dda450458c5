"""Materials as files, for readers who are not known."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from campaigns.enums import HelpLanguage, MaterialKind
from campaigns.models import CampaignPage, HelpPage, Material
from campaigns.services import materials
from campaigns.services.materials import Version
from campaigns.services.published.copies import SAFE
from qalqan.common.services.pdf import MEDIA_TYPE


class CountedFile(HttpResponse):
    """Counted when the reader has it: nobody waits for a total."""

    def __init__(self, material: Material, **kwargs: Any) -> None:
        super().__init__(bytes(material.content), content_type=MEDIA_TYPE, **kwargs)
        self.material = material

    def close(self) -> None:
        materials.count(self.material)
        super().close()


@require_safe
def campaign_file(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    page = get_object_or_404(CampaignPage.objects.live(), slug=slug)
    return _file(request, page, get_language() or "", kind)


@require_safe
def help_file(request: HttpRequest, kind: str, language: str = "") -> HttpResponse:
    """`language` is one that the rest of the site does not have."""
    if language and language not in HelpLanguage:
        raise Http404
    page = get_object_or_404(HelpPage.objects.live())
    return _file(request, page, language or get_language() or "", kind)


def version_or_404(page: CampaignPage | HelpPage, language: str) -> Version:
    """Raises Http404 where the public does not get the page in `language`."""
    for version in materials.versions_of(page):
        if version.language == language:
            return version
    raise Http404


def material_or_404(version: Version, kind: str, *, has_bleed: bool = False) -> Material:
    """The newest file, never an outdated one."""
    if kind not in version.kinds:
        raise Http404
    with translation.override(version.language):
        material = materials.current(version, MaterialKind(kind), has_bleed=has_bleed)
    if material is None:
        raise Http404
    return material


def name_of(version: Version, material: Material) -> str:
    kind = MaterialKind(material.kind)
    return f'inline; filename="{version.file_name(kind, has_bleed=material.has_bleed)}"'


def _file(
    request: HttpRequest, page: CampaignPage | HelpPage, language: str, kind: str
) -> HttpResponse:
    version = version_or_404(page, language)
    material = material_or_404(version, kind)
    etag = f'"{material.fingerprint[:32]}"'
    headers = SAFE | {
        "ETag": etag,
        "Content-Disposition": name_of(version, material),
        "Content-Language": version.tag,
        "Content-Length": str(material.size),
    }
    known = get_conditional_response(request, etag=etag)
    if known is not None and known.status_code == 304:
        return HttpResponse(status=304, headers=SAFE | {"ETag": etag})
    if request.method == "HEAD":
        return HttpResponse(content_type=MEDIA_TYPE, headers=headers)
    return CountedFile(material, headers=headers)
