"""Files that people send in: honest ones, and ones made to harm."""

import struct
import zipfile
import zlib
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, TiffImagePlugin

SECRET = b"43.2389-76.8897-camera-4711"
SCRIPT = b"<script>alert(1)</script>"


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def picture(kind: str, **options: Any) -> bytes:
    output = BytesIO()
    image = Image.radial_gradient("L").convert("RGB").resize((40, 30))
    image.save(output, format=kind, **options)
    return output.getvalue()


def with_place(kind: str) -> bytes:
    """A picture that tells where and with what it was taken."""
    exif = Image.Exif()
    exif[TiffImagePlugin.IMAGEDESCRIPTION] = SECRET.decode()
    exif.get_ifd(0x8825)[1] = "N"
    return picture(kind, exif=exif, **({"comment": SECRET} if kind in ("GIF", "JPEG") else {}))


def turned() -> bytes:
    """40 × 30 points that a camera held sideways says to show as 30 × 40."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return picture("JPEG", exif=exif)


def moving() -> bytes:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    output = BytesIO()
    frames[0].save(
        output, format="GIF", save_all=True, append_images=frames[1:], duration=200, loop=0
    )
    return output.getvalue()


def huge(width: int = 50_000, height: int = 50_000) -> bytes:
    """The head of a PNG of that size, with points for a single line."""

    def chunk(name: bytes, data: bytes) -> bytes:
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    points = zlib.compress(b"\0" * (width * 3 + 1))
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", head) + chunk(b"IDAT", points) + chunk(b"IEND", b"")


HEARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}


def office(ending: str = "docx", **further: bytes) -> bytes:
    """A document of the kind, with further parts by name, which may stand for the first two."""
    first = {"[Content_Types].xml": b"<Types/>", HEARTS.get(ending, "content.xml"): b"<document/>"}
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (first | further).items():
            archive.writestr(name, content)
    return output.getvalue()


def flickering(frames: int) -> bytes:
    """A GIF of so many frames of a single point, fifteen bytes each."""
    screen = struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00"
    return b"GIF89a" + screen + frame * frames + b";"


def blank(width: int, height: int) -> bytes:
    """A whole PNG whose points are all black: a thousand times smaller than when unpacked."""
    output = BytesIO()
    Image.new("RGB", (width, height)).save(output, "PNG")
    return output.getvalue()
