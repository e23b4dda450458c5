"""What a course file holds of each kind of record, and by what name a record is known in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db.models import Field, Model
from modeltranslation.translator import NotRegistered, translator
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from assessments.services import Assessment, H5PContent, Item, ItemBank
from courses.models import CoursePage, LessonPage, ModulePage
from qalqan.common.languages import LANGUAGES
from qalqan.common.models import Amount, Audience, Competency, GlossaryTerm, Source, Topic


@dataclass(frozen=True)
class Shape:
    """A kind of record: its fields, its child rows, and who owns it.

    A shared one belongs to all courses of an installation: an import makes it where it is
    missing and never changes it.
    """

    kind: str
    model: type[Model]
    fields: tuple[str, ...]
    name: str = "key"
    is_shared: bool = True
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # What each installation says for itself, such as whether it has checked a source.
    own: frozenset[str] = frozenset()

    @property
    def is_page(self) -> bool:
        return self.kind in PAGES

    @property
    def is_media(self) -> bool:
        return self.kind in MEDIA


PAGES = ("course", "module", "lesson")
MEDIA = ("image", "document", "package")
PAGE_FIELDS = ("title", "heading", "summary", "source_language", *(f"ready_{c}" for c in LANGUAGES))
TRAINING_FIELDS = (*PAGE_FIELDS, "academic_hours", "objectives", "competencies")
SOURCE_FIELDS = (
    *("short", "title", "kind", "jurisdiction", "status", "act", "article", "year"),
    *("version_from", "version_until", "url", "superseded_by"),
)
ITEM_FIELDS = (
    *("bank", "source_language", "prompt", "interaction", "pictures", "explanation", "citations"),
    *("topic", "audience", "competency", "difficulty", "points"),
)
RULES = (
    *("title", "pass_mark", "shuffle_items", "shuffle_options", "time_limit", "most_attempts"),
    *("wait_hours", "feedback", "opens_at", "closes_at", "supervised", "blind_marking"),
    *("pre_test", "gives_credit"),
)
COURSE_FIELDS = (
    *("audience", "prerequisites", "in_order", "gives_certificate", "certificate_months"),
    *("cover", "cover_alt"),
)
LESSON_FIELDS = ("minutes", "completed_when", "assessment", "body")
FOCUS = tuple(f"focal_point_{name}" for name in ("x", "y", "width", "height"))


@cache
def shapes() -> dict[str, Shape]:
    """By kind, in the order in which they come in: each leans on those before it."""
    listed = (
        Shape("audience", Audience, ("name",), name="code"),
        Shape("competency", Competency, ("name",), name="code"),
        Shape("topic", Topic, ("name",), name="code"),
        Shape("source", Source, SOURCE_FIELDS, own=frozenset({"status"})),
        Shape(
            "amount",
            Amount,
            ("name", "unit", "factor", "source"),
            rows={"values": ("tenge", "valid_from")},
        ),
        Shape("term", GlossaryTerm, ("term", "definition", "source")),
        Shape("image", get_image_model(), ("title", "description", *FOCUS), name="file"),
        Shape("document", get_document_model(), ("title",), name="file"),
        Shape("package", H5PContent, ("title",), name="uuid"),
        Shape("bank", ItemBank, ("name",)),
        Shape("item", Item, ITEM_FIELDS, is_shared=False),
        Shape(
            "assessment",
            Assessment,
            RULES,
            is_shared=False,
            rows={"slots": ("item",), "draws": ("topic", "difficulty", "count")},
        ),
        Shape("course", CoursePage, (*TRAINING_FIELDS, *COURSE_FIELDS), "slug", False),
        Shape(
            "module",
            ModulePage,
            (*TRAINING_FIELDS, "assessment", "gives_certificate"),
            "slug",
            False,
        ),
        Shape("lesson", LessonPage, (*PAGE_FIELDS, *LESSON_FIELDS), "slug", False),
    )
    return {shape.kind: shape for shape in listed}


def shape_of(model: type[Model]) -> Shape | None:
    """The shape of records of this model; None where a course file holds none of them."""
    return next((shape for shape in shapes().values() if shape.model is model), None)


def translated(model: type[Model]) -> frozenset[str]:
    """The plain fields of the model that stand in three languages."""
    try:
        return frozenset(translator.get_options_for_model(model).all_fields)
    except NotRegistered:
        return frozenset()


def fields_of(model: type[Model], names: tuple[str, ...]) -> Iterator[tuple[str, Field[Any, Any]]]:
    for name in names:
        yield name, model._meta.get_field(name)  # type: ignore[misc]
