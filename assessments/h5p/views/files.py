"""A file of the store for a frame without an origin: it never changes, and is sent in parts."""

from collections.abc import Iterator

from django.core.files import File
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import quote_etag
from django.views.decorators.http import etag

from assessments.h5p.formats.mime import mime_of
from assessments.h5p.services import policies
from qalqan.common.services.ranges import Part, UnsatisfiableError, part_asked

CHUNK = 64 * 1024
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
    response["Accept-Ranges"] = "bytes"
    return response


def _file(request: HttpRequest, folder: str, path: str, tag: str) -> HttpResponseBase:
    name = f"{folder}/{path}"
    kind = mime_of(name)
    # Of the folder too: a part of an address may well be "..".
    if kind is None or not {"", ".", ".."}.isdisjoint(name.split("/")):
        raise Http404
    file = _opened(name)
    try:
        part = part_asked(_range_header(request, tag), file.size)
    except UnsatisfiableError:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{file.size}"})
    sent = part or Part(0, file.size - 1)
    response = StreamingHttpResponse(_chunks(file, sent), content_type=kind)
    response["Content-Length"] = str(sent.length)
    if part:
        response.status_code = 206
        response["Content-Range"] = f"bytes {part.first}-{part.last}/{file.size}"
    return response


def _opened(name: str) -> File[bytes]:
    try:
        return default_storage.open(name)
    except OSError as error:
        raise Http404 from error


def _range_header(request: HttpRequest, tag: str) -> str:
    """The Range header, where it means the file as it is now."""
    known = request.headers.get("If-Range", tag)
    return request.headers.get("Range", "") if known == tag else ""


def _chunks(file: File[bytes], part: Part) -> Iterator[bytes]:
    left = part.length
    with file:
        file.seek(part.first)
        while left and (chunk := file.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk
