"""Pictures, drawn anew from their points: nothing else that a file carries comes along.

Gone with it are places and cameras (EXIF, XMP), comments, and whatever a second reader would
take for another kind of file. SVG is not taken: it is a page that can carry scripts.
"""

from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageOps

from qalqan.common.services.files.refusals import FileError, Refusal

# By the ending that a picture of the kind may have.
PICTURES = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "gif": "GIF", "webp": "WEBP"}
# Over all frames: 50 million points take 200 MB while they are drawn.
MOST_PIXELS = 50_000_000
# What a moving picture needs to move, and a palette to stay clear.
KEPT = ("duration", "loop", "transparency")
QUALITY = {"JPEG": {"quality": 90}, "WEBP": {"quality": 90}, "PNG": {}, "GIF": {}}
UNREADABLE = (KeyError, OSError, SyntaxError, ValueError, EOFError)


def redrawn(stream: BinaryIO, *, ending: str) -> bytes:
    """The picture as a new file of the same kind, upright. Raises FileError."""
    try:
        with Image.open(stream, formats=[PICTURES[ending]]) as picture:
            count = getattr(picture, "n_frames", 1)
            # The head alone was read so far: a bomb is refused before it is unpacked.
            if picture.width * picture.height * count > MOST_PIXELS:
                raise FileError(Refusal.TOO_MANY_PIXELS)
            return _drawn(picture, count)
    except Image.DecompressionBombError as error:
        raise FileError(Refusal.TOO_MANY_PIXELS) from error
    except UNREADABLE as error:
        raise FileError(Refusal.NO_PICTURE) from error


def _drawn(picture: Image.Image, count: int) -> bytes:
    kind, frames = str(picture.format), []
    for number in range(count):
        picture.seek(number)
        frames.append(_bare(picture))
    options: dict[str, object] = dict(QUALITY[kind])
    if count > 1:
        options |= {"save_all": True, "append_images": frames[1:]}
        options |= {name: picture.info[name] for name in ("loop",) if name in picture.info}
        options["duration"] = [frame.info.get("duration", 100) for frame in frames]
    output = BytesIO()
    frames[0].save(output, format=kind, **options)
    return output.getvalue()


def _bare(picture: Image.Image) -> Image.Image:
    upright = ImageOps.exif_transpose(picture)
    bare = Image.new(upright.mode, upright.size)
    if palette := upright.getpalette():
        bare.putpalette(palette)
    bare.paste(upright)
    bare.info = {name: upright.info[name] for name in KEPT if name in upright.info}
    return bare
