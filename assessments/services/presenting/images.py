"""The images of items, with their texts for who cannot see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wagtail.images import get_image_model

from assessments.scoring import Spec
from assessments.services.presenting.texts import text_of
from qalqan.common.languages import Localized


@dataclass(frozen=True)
class ShownImage:
    image: Any
    alt: Localized


def shown_images(specs: Sequence[Spec]) -> list[list[ShownImage]]:
    """The images of each spec, in at most one statement; one that was deleted is left out."""
    ids = {entry["image"] for spec in specs for entry in spec.get("images", [])}
    images = get_image_model().objects.in_bulk(ids) if ids else {}
    return [
        [
            ShownImage(images[entry["image"]], text_of(entry["alt"]))
            for entry in spec.get("images", [])
            if entry["image"] in images
        ]
        for spec in specs
    ]
