"""What a file of a package is sent as. Pure.

Tables of the machine differ, and a browser takes neither script nor font of a wrong type.
Source: the registry of IANA (https://www.iana.org/assignments/media-types/).
"""

from pathlib import PurePosixPath

_TEXT = "; charset=utf-8"
_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
KINDS = {
    **{"js": f"text/javascript{_TEXT}", "css": f"text/css{_TEXT}", "json": "application/json"},
    **{"svg": "image/svg+xml", "xml": f"text/xml{_TEXT}", "png": "image/png", "gif": "image/gif"},
    **{"jpg": "image/jpeg", "jpeg": "image/jpeg", "bmp": "image/bmp", "webp": "image/webp"},
    **{"tif": "image/tiff", "tiff": "image/tiff", "webm": "video/webm", "mp4": "video/mp4"},
    **{"ogv": "video/ogg", "ogg": "audio/ogg", "mp3": "audio/mpeg", "m4a": "audio/mp4"},
    **{"wav": "audio/wav", "woff": "font/woff", "woff2": "font/woff2", "ttf": "font/ttf"},
    **{"otf": "font/otf", "eot": "application/vnd.ms-fontobject", "pdf": "application/pdf"},
    **dict.fromkeys(("vtt", "webvtt"), f"text/vtt{_TEXT}"),
    **dict.fromkeys(("txt", "diff", "patch", "md", "textile"), f"text/plain{_TEXT}"),
    **{"csv": f"text/csv{_TEXT}", "rtf": "application/rtf", "doc": "application/msword"},
    **{"xls": "application/vnd.ms-excel", "ppt": "application/vnd.ms-powerpoint"},
    **{"docx": f"{_OFFICE}wordprocessingml.document", "odt": f"{_OPEN}text"},
    **{"xlsx": f"{_OFFICE}spreadsheetml.sheet", "ods": f"{_OPEN}spreadsheet"},
    **{"pptx": f"{_OFFICE}presentationml.presentation", "odp": f"{_OPEN}presentation"},
    **{"gltf": "model/gltf+json", "glb": "model/gltf-binary"},
}


def mime_of(name: str) -> str | None:
    """By the ending; None for a file that no package has."""
    return KINDS.get(PurePosixPath(name).suffix.lower().removeprefix("."))
