"""Pictures, drawn anew from their points: nothing else that a file carries comes along.

Gone with it are places and cameras (EXIF, XMP), comments, and whatever a second reader would
take for another kind of file. SVG is not taken: it is a page that can carry scripts.
"""

from collections.abc import Iterator
from io import BytesIO
from itertools import count, islice
from typing import BinaryIO

from PIL import Image, ImageOps

from qalqan.common.services.files.refusals import FileError, Refusal

# By the ending that a picture of the kind may have.
PICTURES = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "gif": "GIF", "webp": "WEBP"}
# Over all frames: 50 million points take 200 MB while they are drawn.
MOST_PIXELS = 50_000_000
# A frame takes its time however small it is, as one of so many points would.
LEAST_OF_A_FRAME = 100_000
# Pillow refuses at twice this, by the head alone: Wagtail unpacks twice before it counts.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2
# What a moving picture needs to move, and a palette to stay clear.
KEPT = ("duration", "loop", "transparency")
QUALITY = {"JPEG": {"quality": 90}, "WEBP": {"quality": 90}, "PNG": {}, "GIF": {}}
UNREADABLE = (KeyError, OSError, SyntaxError, ValueError, EOFError, OverflowError)


def redrawn(stream: BinaryIO, *, ending: str) -> bytes:
    """The picture as a new file of the same kind, upright. Raises FileError."""
    try:
        with Image.open(stream, formats=[PICTURES[ending]]) as picture:
            return _drawn(picture)
    except Image.DecompressionBombError as error:
        raise FileError(Refusal.TOO_MANY_PIXELS) from error
    except UNREADABLE as error:
        raise FileError(Refusal.NO_PICTURE) from error


def _drawn(picture: Image.Image) -> bytes:
    # Some phones hang a second picture of the same view onto a JPEG; the first is the picture.
    has_extra = picture.format == "MPO"
    kind = "JPEG" if has_extra else str(picture.format)
    frames = list(islice(_frames(picture), 1 if has_extra else None))
    options: dict[str, object] = dict(QUALITY[kind])
    if len(frames) > 1:
        options |= {"save_all": True, "append_images": frames[1:]}
        options |= {name: picture.info[name] for name in ("loop",) if name in picture.info}
        options["duration"] = [frame.info.get("duration", 100) for frame in frames]
    output = BytesIO()
    frames[0].save(output, format=kind, **options)
    return output.getvalue()


def _frames(picture: Image.Image) -> Iterator[Image.Image]:
    """One after another: to count them first would read through a million of them."""
    points = max(picture.width * picture.height, LEAST_OF_A_FRAME)
    for number in count():
        try:
            picture.seek(number)
        except EOFError:
            return
        # The head alone was read so far: a bomb is refused before it is unpacked.
        if points * (number + 1) > MOST_PIXELS:
            raise FileError(Refusal.TOO_MANY_PIXELS)
        yield _bare(picture)


def _bare(picture: Image.Image) -> Image.Image:
    upright = ImageOps.exif_transpose(picture)
    bare = Image.new(upright.mode, upright.size)
    if palette := upright.getpalette():
        bare.putpalette(palette)
    bare.paste(upright)
    bare.info = {name: upright.info[name] for name in KEPT if name in upright.info}
    return bare
