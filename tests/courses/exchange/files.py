"""Course files as tests need them: exported, taken apart, and put together otherwise."""

import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image as Pillow
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from assessments.models import Item, ItemVersion
from assessments.services import Assessment
from courses.exchange.formats import archive, data
from courses.exchange.services import export_course, import_course
from courses.models import CoursePage, Enrolment, LessonPage
from qalqan.common.models import Amount, GlossaryTerm, Hotline, Source
from tests.security.pdf_files import pdf

Parts = dict[str, bytes]


def exported(slug: str = "police") -> bytes:
    output = BytesIO()
    export_course(slug, output)
    return output.getvalue()


def parts_of(raw: bytes) -> Parts:
    with zipfile.ZipFile(BytesIO(raw)) as file:
        return {name: file.read(name) for name in file.namelist()}


def without_dates(raw: bytes) -> dict[str, Any]:
    parts: dict[str, Any] = parts_of(raw)
    manifest = json.loads(parts.pop("manifest.json"))
    # Each installation has its own word for whether a source was checked.
    sources = json.loads(parts.pop("source.json"))
    for source in sources.values():
        del source["status"]
    del manifest["made_at"], manifest["parts"]["source.json"]
    return {**parts, "manifest": manifest, "sources": sources}


def packed(parts: Parts, /, **manifest: Any) -> BytesIO:
    """The parts with a manifest that lists them; `manifest` says something else in it."""
    listed = json.loads(parts["manifest.json"])
    others = {name: raw for name, raw in parts.items() if name != "manifest.json"}
    listed["parts"] = {name: data.entry(raw) for name, raw in others.items()}
    output = BytesIO()
    archive.write(output, [("manifest.json", data.dumped({**listed, **manifest})), *others.items()])
    output.seek(0)
    return output


def changed(raw: bytes, kind: str, change: Callable[[dict[str, Any]], None]) -> BytesIO:
    """The file with the first record of a kind changed."""
    parts = parts_of(raw)
    records = json.loads(parts[f"{kind}.json"])
    change(next(iter(records.values())))
    parts[f"{kind}.json"] = data.dumped(records)
    return packed(parts)


def bring_in(raw: bytes | BytesIO, **options: Any) -> dict[str, Any]:
    stream = BytesIO(raw) if isinstance(raw, bytes) else raw
    _file, plan = import_course(stream, **options)
    return plan.as_json()


def wipe() -> None:
    """Leave an installation that has no course, question or source."""
    wipe_courses()
    GlossaryTerm.objects.all().delete()
    Amount.objects.exclude(unit=None).delete()
    Amount.objects.all().delete()
    Hotline.objects.all().delete()
    Source.objects.update(act=None, article="", superseded_by=None)
    Source.objects.all().delete()


def wipe_courses() -> None:
    """Leave an installation with sources that somebody checked, and nothing that cites them."""
    Enrolment.objects.all().delete()
    CoursePage.objects.get(slug="police").delete()
    Assessment.objects.all().delete()
    Item.objects.update(version=None)
    ItemVersion.objects.all().delete()
    Item.objects.all().delete()


def picture(title: str = "Picture", color: str = "red") -> Any:
    output = BytesIO()
    Pillow.new("RGB", (40, 30), color).save(output, "PNG")
    file = ContentFile(output.getvalue(), "picture.png")
    return get_image_model().objects.create(title=title, file=file)


def document(name: str = "form.pdf", content: bytes | None = None) -> Any:
    content = pdf() if content is None else content
    return get_document_model().objects.create(title=name, file=ContentFile(content, name))


def add_blocks(*blocks: tuple[str, Any]) -> LessonPage:
    """The first lesson with these blocks at its end, published."""
    lesson = LessonPage.objects.get(slug="what-trafficking-is")
    stored = [*lesson.body.raw_data]
    for number, (kind, value) in enumerate(blocks):
        stored.append({"type": kind, "id": f"added-{number}", "value": value})
    lesson.body = json.dumps(stored)  # type: ignore[assignment]
    lesson.save_revision().publish()
    return lesson


def rich(html: str) -> dict[str, Any]:
    texts = {"kk": html, "ru": "", "en": ""}
    return {"heading": {"kk": "", "ru": "", "en": ""}, "body": texts, "citations": []}
