"""Pictures of items: from the data in a file to the site's images, and back."""

import hashlib
from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from PIL import Image as Pillow
from wagtail.images import get_image_model

from assessments.exchange.enums import Reason
from assessments.exchange.formats import SkipError

# No SVG: it can carry scripts.
KINDS = ["PNG", "JPEG", "GIF", "WEBP"]
MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 20_000_000


def kind_of(data: bytes) -> str:
    """ "png", "jpeg", "gif" or "webp". Raises SkipError for anything else, and for what is huge."""
    if len(data) > MOST_BYTES:
        raise SkipError(Reason.PICTURE)
    try:
        with Pillow.open(BytesIO(data), formats=KINDS) as picture:
            kind, pixels = str(picture.format), picture.width * picture.height
            picture.verify()
    except (OSError, SyntaxError, ValueError, Pillow.DecompressionBombError) as error:
        raise SkipError(Reason.PICTURE) from error
    if pixels > MOST_PIXELS:
        raise SkipError(Reason.PICTURE)
    return kind.lower()


def store(name: str, data: bytes) -> tuple[Any, bool]:
    """The image with this data, and whether it had to be made."""
    digest = hashlib.sha1(data, usedforsecurity=False).hexdigest()
    images = get_image_model().objects
    known = images.filter(file_hash=digest).first()
    if known is not None:
        return known, False
    # The file's own name could lead elsewhere, or have the browser take it for a page.
    file = ImageFile(BytesIO(data), name=f"{digest[:16]}.{kind_of(data)}")
    made = images.create(title=name[:255], file=file, file_hash=digest, file_size=len(data))
    return made, True


def load(image_id: int) -> tuple[str, bytes]:
    """Name and data of an image. Raises SkipError where it is gone."""
    image = get_image_model().objects.filter(pk=image_id).first()
    try:
        if image is None:
            raise SkipError(Reason.PICTURE)
        with image.open_file() as file:
            return f"{image_id}-{image.filename}", file.read()
    except OSError as error:
        raise SkipError(Reason.PICTURE) from error
