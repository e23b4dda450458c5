"""Pictures as pages show them, from whatever store holds them; documents have their own view."""

import mimetypes
from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import condition, require_safe

# Wagtail's renditions. Everything else in the store is for those who may see it.
PUBLIC = "images/"
DAY = 24 * 60 * 60


def _last_modified(_request: HttpRequest, name: str) -> Any:
    return default_storage.get_modified_time(_public(name))


@require_safe
@condition(last_modified_func=_last_modified)
def serve(_request: HttpRequest, name: str) -> FileResponse:
    kind = mimetypes.guess_type(name)[0] or ""
    if not kind.startswith("image/") or kind == "image/svg+xml":
        # A picture that could run a script is no picture.
        raise Http404
    # Shown inside pages; opened by itself, the policy below takes all rights from it.
    picture = default_storage.open(name)
    response = FileResponse(picture, content_type=kind)  # nosemgrep: file-sent-as-a-page
    response["Cache-Control"] = f"public, max-age={DAY}"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _public(name: str) -> str:
    if not name.startswith(PUBLIC) or ".." in name.split("/"):
        raise Http404
    if not default_storage.exists(name):
        raise Http404
    return name
