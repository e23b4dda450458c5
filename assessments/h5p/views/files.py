"""A file of the store for a frame without an origin: it never changes, and is sent in parts."""

from functools import partial

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.http import quote_etag
from django.views.decorators.http import etag

from assessments.h5p.formats.mime import mime_of
from assessments.h5p.services import policies
from qalqan.common.views import sending

YEAR = 365 * 24 * 60 * 60


def send(request: HttpRequest, folder: str, path: str, *, shared: bool) -> HttpResponseBase:
    """The file, for a year; `shared` where caches on the way may keep it too."""
    # What lies in a folder stays as it is, and another state has another folder.
    tag = quote_etag(folder.rpartition("/")[2])
    response = etag(lambda *_args: tag)(_file)(request, folder, path, tag)
    response["Cache-Control"] = f"{'public' if shared else 'private'}, max-age={YEAR}, immutable"
    # Asked for without a cookie and from nowhere, so the answer may go to anybody who asks.
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Content-Security-Policy"] = policies.FILES
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _file(request: HttpRequest, folder: str, path: str, tag: str) -> HttpResponseBase:
    name = f"{folder}/{path}"
    kind = mime_of(name)
    # Of the folder too: a part of an address may well be "..".
    if kind is None or not {"", ".", ".."}.isdisjoint(name.split("/")):
        raise Http404
    try:
        size = default_storage.size(name)
    except OSError as error:
        raise Http404 from error
    return sending.send(request, partial(default_storage.open, name), size=size, kind=kind, tag=tag)
