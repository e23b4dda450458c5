"""Records of a course file into the database: drafts, wherever a record can be one."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field, Model
from wagtail import blocks
from wagtail.fields import StreamField

from courses.exchange.enums import Refusal
from courses.exchange.formats import CourseFileError
from courses.exchange.formats.data import Data
from courses.exchange.formats.markup import rewritten
from courses.exchange.formats.streams import mapped
from courses.exchange.services import media
from courses.exchange.services.describing import features_of
from courses.exchange.services.names import catalogue, split
from courses.exchange.services.planning import Step
from courses.exchange.services.reading import CourseFile
from courses.exchange.services.shapes import PAGES, Shape, fields_of, translated
from qalqan.accounts.models import User
from qalqan.common.enums import SourceStatus
from qalqan.common.languages import LANGUAGES


class Store:
    """Writes what a plan says; what a failed import must take away are the files of `made`,
    and `brought`, the folders of packages.
    """

    def __init__(self, file: CourseFile, *, by: User | None, may_install: bool) -> None:
        self.file, self.names, self.by = file, file.names, by
        self.may_install = may_install
        self.made: list[Any] = []
        self.brought: list[str] = []

    def stub(self, step: Step) -> None:
        """An empty draft page, so that pages can refer to each other before they are written."""
        above, _slash, slug = step.name.rpartition("/")
        parent = self.names.find(PAGES[above.count("/")], above) if above else catalogue()
        page: Any = step.shape.model(slug=slug, live=False, has_unpublished_changes=True)
        page.title, page.owner = step.data.get("title") or slug, self.by
        parent.add_child(instance=page)

    def write(self, step: Step) -> None:
        """Save the record as the file has it; of a page or question, its newest draft."""
        if step.shape.is_media:
            self._write_media(step)
            return
        record = self._draft(step)
        self._fill(record, step.shape.fields, step.data)
        if step.shape.kind == "source" and record.status == SourceStatus.IN_FORCE:
            # Somebody elsewhere checked it; here nobody has.
            record.status = SourceStatus.TO_VERIFY
        self._save(step, record)
        for relation in step.shape.rows:
            self._write_rows(record, step.shape, relation, step.data[relation])

    def _draft(self, step: Step) -> Any:
        record = self.names.find(step.shape.kind, step.name)
        if record is None:
            return step.shape.model(**{step.shape.name: step.name})
        has_drafts = getattr(record, "latest_revision_id", None)
        return record.get_latest_revision_as_object() if has_drafts else record

    def _save(self, step: Step, record: Any) -> None:
        if not hasattr(record, "save_revision"):
            _validate(step, record)
            record.save()
            return
        if record.pk is None:
            record.live, record.has_unpublished_changes = False, True
        if not record.live:
            record.save()
        record.save_revision(user=self.by, log_action=True)

    def _write_rows(self, record: Any, shape: Shape, relation: str, rows: list[Data]) -> None:
        found = shape.model._meta.get_field(relation)
        model: Any = found.related_model
        model._default_manager.filter(**{found.field.name: record.pk}).delete()  # type: ignore[union-attr]
        for place, data in enumerate(rows):
            row = model(**{found.field.attname: record.pk})  # type: ignore[union-attr]
            self._fill(row, shape.rows[relation], data)
            if hasattr(row, "sort_order"):
                row.sort_order = place
            row.save()

    def _write_media(self, step: Step) -> None:
        if step.shape.kind == "package":
            raw = self.file.media(step.name)
            done = media.store_package(step.name, raw, by=self.by, may_install=self.may_install)
            self.brought += done.folders
            return
        record: Any = step.shape.model(uploaded_by_user=self.by)
        self._fill(record, step.shape.fields, step.data)
        self.made.append(record)
        media.store(record, step.name, self.file.media(step.name))

    def _fill(self, record: Any, fields: tuple[str, ...], data: Data) -> None:
        model = type(record)
        for name, field in fields_of(model, fields):
            if name not in data:
                continue
            if name in translated(model):
                for code in LANGUAGES:
                    setattr(record, f"{name}_{code}", data[name][code])
            else:
                setattr(record, field.attname, self._value(field, data[name]))

    def _value(self, field: Field[Any, Any], value: Any) -> Any:
        if isinstance(field, StreamField):
            stored = mapped(field.stream_block, value, self._leaf, field.name)
            # A stream's raw data becomes a value only by way of the field.
            return json.dumps(stored, ensure_ascii=False)
        if field.many_to_many:
            return [self._pk(name) for name in value]
        if field.is_relation:
            return self._pk(value) if value else None
        return field.to_python(value)

    def _leaf(self, block: blocks.Block, value: Any, where: str) -> Any:
        if isinstance(block, blocks.ChooserBlock):
            return self._pk(value) if value else None
        if isinstance(block, blocks.RichTextBlock):
            return rewritten(value, features=features_of(block), link=self._link)[0]
        return value

    def _link(self, _kind: str, name: str) -> str:
        return str(self._pk(name))

    def _pk(self, name: str) -> Any:
        found = self.names.find(*split(name))
        if found is None:
            raise CourseFileError(Refusal.UNKNOWN_RECORD, name[:80])
        return found.pk


def _validate(step: Step, record: Model) -> None:
    try:
        record.validate_unique()
        record.validate_constraints()
    except ValidationError as error:
        place = f"{step.shape.kind}:{step.name}"
        raise CourseFileError(Refusal.BAD_VALUE, place) from error
