"""A course, and all that it stands on, into one file."""

from collections.abc import Iterator
from importlib.metadata import version
from typing import Any, BinaryIO

from django.utils import timezone

from assessments.services import Assessment, Item
from courses.exchange.enums import Refusal
from courses.exchange.formats import CourseFileError, archive, data
from courses.exchange.services.describing import described
from courses.exchange.services.names import Names, media_bytes
from courses.exchange.services.progress import Progress, no_progress
from courses.exchange.services.shapes import Shape, shapes
from courses.models import CoursePage

FILE_ENDING = "qalqan-course"


def export_course(
    slug: str, output: BinaryIO, *, progress: Progress = no_progress
) -> dict[str, int]:
    """Write the newest drafts of a course and return how many records of each kind went out.

    Raises CourseFileError "unknown_course", "no_catalogue", "lost_file" and "not_held".
    """
    gathered = Gathered()
    gathered.course(course_of(slug), progress)
    archive.write(output, _parts(slug, gathered))
    return {kind: len(records) for kind, records in gathered.records.items() if records}


def course_of(slug: str) -> CoursePage:
    course: CoursePage | None = CoursePage.objects.filter(slug=slug).first()
    if course is None:
        raise CourseFileError(Refusal.UNKNOWN_COURSE, slug)
    return course


class Gathered(Names):
    """The records that a course needs, each after those that it refers to."""

    def __init__(self) -> None:
        super().__init__()
        self.records: dict[str, dict[str, data.Data]] = {kind: {} for kind in shapes()}
        self.media: dict[str, Any] = {}

    def course(self, course: CoursePage, progress: Progress) -> None:
        pages = course.get_descendants(inclusive=True).specific()
        for done, page in enumerate(pages, 1):
            shape = next(one for one in shapes().values() if one.model is type(page))
            name = self.name(shape, page)
            self.records[shape.kind][name] = described(shape, page, self)
            progress(done, len(pages))

    def met(self, shape: Shape, record: Any, name: str) -> None:
        # Another course that is named as a prerequisite is no part of this one.
        if shape.is_page or name in self.records[shape.kind]:
            return
        if shape.is_media:
            self.media[f"media/{name}"] = record
        self.records[shape.kind][name] = described(shape, record, self)
        if shape.model is Assessment:
            self._pools(record)

    def _pools(self, assessment: Assessment) -> None:
        """Questions that are drawn anew for each attempt come along as well."""
        for draw in assessment.draws.all():
            wanted = {"difficulty": draw.difficulty} if draw.difficulty else {}
            for item in Item.objects.filter(topic=draw.topic_id, **wanted).order_by("key"):
                self.of(Item, item.pk)


def _parts(slug: str, gathered: Gathered) -> Iterator[tuple[str, bytes]]:
    texts = {
        f"{kind}.json": data.dumped(records)
        for kind, records in gathered.records.items()
        if records
    }
    entries = {name: data.entry(raw) for name, raw in texts.items()}
    # Pictures and films are read one at a time: together they may not fit in memory.
    entries |= {name: data.entry(media_bytes(one)) for name, one in gathered.media.items()}
    made_at = timezone.now().isoformat()
    product = f"Qalqan {version('qalqan')}"
    yield archive.MANIFEST, data.manifest(slug, entries, product=product, made_at=made_at)
    yield from texts.items()
    for name, record in gathered.media.items():
        yield name, media_bytes(record)
