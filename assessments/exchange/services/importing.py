"""Items of a file into a bank, all in one transaction."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from django.db import transaction

from assessments.exchange.enums import Reason
from assessments.exchange.formats import Draft, Place, SkipError, Skipped
from assessments.exchange.formats.ids import placed, renamed
from assessments.exchange.services import pictures
from assessments.exchange.services.keys import Keys
from assessments.exchange.services.reading import drafts
from assessments.models import Item
from assessments.scoring import Spec
from assessments.services import bank as bank_services

Progress = Callable[[int, int], None]


@dataclass
class ImportReport:
    """What became of a file: numbers of items, and what is said about single ones.

    `imported` counts the `unchanged` too, which were in the bank before.
    """

    read: int = 0
    imported: int = 0
    unchanged: int = 0
    skipped: list[dict[str, str]] = field(default_factory=list)
    notes: list[dict[str, str]] = field(default_factory=list)

    def skip(self, place: Place, error: SkipError) -> None:
        self.skipped.append({"where": str(place), "reason": str(error), "code": error.code.value})

    def note(self, draft: Draft) -> None:
        for remark in draft.remarks:
            said = {"where": str(draft.place), "note": str(remark.label), "code": remark.value}
            self.notes.append(said)


def import_items(
    stream: BinaryIO,
    *,
    format: str,
    bank: str,
    language: str,
    progress: Progress = lambda done, total: None,
) -> ImportReport:
    """Store what a file holds as drafts in the bank of that name, made where missing.

    The file is read twice: a broken one is refused, with a FileError, before anything is
    written. An item that the bank has is replaced while it is an imported draft; one that
    somebody has edited or published is skipped where the file says something else.
    """
    total = sum(1 for _found in drafts(stream, format=format, language=language))
    report, made = ImportReport(), list[Any]()
    try:
        with transaction.atomic():
            bank_services.bank_named(bank)
            keys = Keys(bank)
            for found in drafts(stream, format=format, language=language):
                _take(found, keys, report, made)
                progress(report.read, total)
    except BaseException:
        # The database forgets the images by itself, the disk does not.
        for image in made:
            image.file.storage.delete(image.file.name)
        raise
    return report


def _take(found: Draft | Skipped, keys: Keys, report: ImportReport, made: list[Any]) -> None:
    report.read += 1
    if isinstance(found, Skipped):
        report.skip(found.place, found.error)
        return
    try:
        key = keys.key(found)
        is_changed = _store(key, found, keys.bank, made)
    except SkipError as error:
        report.skip(found.place, error)
        return
    report.imported += 1
    report.unchanged += not is_changed
    report.note(found)


def _store(key: str, draft: Draft, bank: str, made: list[Any]) -> bool:
    """Write the draft; False where the bank says the same already."""
    item = bank_services.find_item(key)
    spec = _with_images(draft, made)
    if item is None:
        _write(key, spec, bank)
        return True
    if placed({**item.spec(), "citations": []}) == placed(spec):
        return False
    if item.live or item.latest_revision_id:
        raise SkipError(Reason.REVIEWED)
    _write(key, spec, bank, **_filed(item))
    return True


def _write(key: str, spec: Spec, bank: str, **filed: Any) -> None:
    named = renamed(spec, lambda place: bank_services.option_id(key, place))
    bank_services.store_item(key, spec=named, bank=bank, live=False, **filed)


def _filed(item: Item) -> dict[str, Any]:
    """Where the item is filed, which a file does not say."""
    codes = {
        name: getattr(item, name).code if getattr(item, name) else None
        for name in ("competency", "topic", "audience")
    }
    return {**codes, "difficulty": item.difficulty}


def _with_images(draft: Draft, made: list[Any]) -> Spec:
    images = []
    for picture in draft.spec["images"]:
        image, is_new = pictures.store(picture["image"], draft.files[picture["image"]])
        made += [image] if is_new else []
        images.append({**picture, "image": image.pk})
    return {**draft.spec, "images": images}
