"""What a file of a package is sent as. Pure.

Tables of the machine differ, and a browser takes neither script nor font of a wrong type.
Source: the registry of IANA (https://www.iana.org/assignments/media-types/).
"""

from pathlib import PurePosixPath

_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
_ENDINGS = {
    "text/javascript": "js",
    "text/css": "css",
    "text/xml": "xml",
    "text/plain": "txt diff patch md textile",
    "text/csv": "csv",
    "text/vtt": "vtt webvtt",
    "application/json": "json",
    "image/svg+xml": "svg",
    "image/png": "png",
    "image/jpeg": "jpg jpeg",
    "image/gif": "gif",
    "image/bmp": "bmp",
    "image/tiff": "tif tiff",
    "image/webp": "webp",
    "video/webm": "webm",
    "video/mp4": "mp4",
    "video/ogg": "ogv",
    "audio/ogg": "ogg",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/wav": "wav",
    "font/woff": "woff",
    "font/woff2": "woff2",
    "font/ttf": "ttf",
    "font/otf": "otf",
    "application/vnd.ms-fontobject": "eot",
    "application/pdf": "pdf",
    "application/rtf": "rtf",
    "application/msword": "doc",
    "application/vnd.ms-excel": "xls",
    "application/vnd.ms-powerpoint": "ppt",
    f"{_OFFICE}.wordprocessingml.document": "docx",
    f"{_OFFICE}.spreadsheetml.sheet": "xlsx",
    f"{_OFFICE}.presentationml.presentation": "pptx",
    f"{_OPEN}.text": "odt",
    f"{_OPEN}.spreadsheet": "ods",
    f"{_OPEN}.presentation": "odp",
    "model/gltf+json": "gltf",
    "model/gltf-binary": "glb",
}
KINDS = {
    ending: f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    for kind, endings in _ENDINGS.items()
    for ending in endings.split()
}


def mime_of(name: str) -> str | None:
    """By the ending; None for a file that no package has."""
    return KINDS.get(PurePosixPath(name).suffix.lower().removeprefix("."))
