"""The player's document and the files that it loads. No cookie is set or read here."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from assessments.h5p.services import policies
from assessments.h5p.services.frames import content_origin, host_origin
from assessments.h5p.services.integration import player
from assessments.h5p.services.libraries import ROOT
from assessments.h5p.services.tokens import revision_of
from assessments.h5p.views.files import send
from assessments.models import H5PContentRevision
from qalqan.common.views.framing import own_origin


@require_safe
@xframe_options_exempt
def document(request: HttpRequest, token: str, language: str) -> HttpResponse:
    """The page in the frame. Its policy, which older browsers lack, names who may frame it."""
    revision = _revision(token)
    if language not in dict(settings.LANGUAGES):
        raise Http404
    own = own_origin(request)
    origin = content_origin(own)
    with translation.override(language):
        response = HttpResponse(_rendered(revision, origin))
    response["Content-Language"] = language
    response["Content-Security-Policy"] = policies.of_player(origin, host_origin(own))
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    # Another patch of a library may be played from now on.
    response["Cache-Control"] = "private, no-cache"
    return response


@require_safe
def content_file(request: HttpRequest, token: str, content: UUID, path: str) -> HttpResponseBase:
    revision = _revision(token, "folder", "content__uuid")
    if revision.content.uuid != content:
        raise Http404
    return send(request, revision.folder, path, shared=False)


@require_safe
def library_file(request: HttpRequest, library: str, state: str, path: str) -> HttpResponseBase:
    """Without a token: what anybody can download from H5P's site is no secret."""
    return send(request, f"{ROOT}/{library}/{state}", path, shared=True)


def _revision(token: str, *fields: str) -> H5PContentRevision:
    """With `fields` those alone: of content that may be megabytes, a picture needs its place."""
    revisions = H5PContentRevision.objects
    if fields:
        found = revisions.select_related("content").only(*fields)
    else:
        found = revisions.select_related("content", "main_library")
    try:
        return found.get(pk=revision_of(token))
    except (BadSignature, H5PContentRevision.DoesNotExist) as error:
        raise Http404 from error


def _rendered(revision: H5PContentRevision, origin: str) -> str:
    # Without the request: a template must not come to know who asks.
    language = revision.manifest["language"]
    context: dict[str, Any] = {
        "title": revision.title,
        "language": translation.get_language() if language == "und" else language,
        "origin": origin,
        "player": player(revision, origin=origin),
    }
    return render_to_string("assessments/h5p/player.html", context)
