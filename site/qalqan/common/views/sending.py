"""A stored file as an answer, whole or in the part that is asked for."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from qalqan.common.services.ranges import Part, UnsatisfiableError, part_asked

CHUNK = 64 * 1024
Opened = Callable[[], AbstractContextManager[Any]]


def send(
    request: HttpRequest, opened: Opened, *, size: int, kind: str, tag: str | None
) -> HttpResponseBase:
    """The file of `size` bytes that `opened` opens; without parts Safari plays no video.

    `tag` is the file's ETag, by which a browser asks for a part of the file as it knows it.
    """
    try:
        part = part_asked(_range_header(request, tag), size)
    except UnsatisfiableError:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response = _content(request, opened, part or Part(0, size - 1), kind)
    if part:
        response.status_code = 206
        response["Content-Range"] = f"bytes {part.first}-{part.last}/{size}"
    response["Accept-Ranges"] = "bytes"
    return response


def _range_header(request: HttpRequest, tag: str | None) -> str:
    """The Range header, where it means the file as it is now."""
    condition = request.headers.get("If-Range")
    if request.method != "GET" or (condition is not None and condition != tag):
        return ""
    return request.headers.get("Range", "")


def _content(request: HttpRequest, opened: Opened, part: Part, kind: str) -> HttpResponseBase:
    length = {"Content-Length": str(part.length)}
    if request.method == "HEAD":
        return HttpResponse(content_type=kind, headers=length)
    return StreamingHttpResponse(_chunks(opened, part), content_type=kind, headers=length)


def _chunks(opened: Opened, part: Part) -> Iterator[bytes]:
    left = part.length
    with opened() as stream:
        stream.seek(part.first)
        while left and (chunk := stream.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk
