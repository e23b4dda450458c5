"""Whether a record of a course file can be one of ours; nothing of it is trusted."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field, Model
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page

from courses.exchange.enums import Conflict, Refusal
from courses.exchange.formats import CourseFileError
from courses.exchange.formats.data import Data
from courses.exchange.formats.markup import rewritten
from courses.exchange.formats.streams import mapped
from courses.exchange.services.describing import LINKED, features_of, plain
from courses.exchange.services.names import PAGE, Names, split
from courses.exchange.services.shapes import PAGES, Shape, fields_of, shape_of, translated
from qalqan.common.languages import LANGUAGES

TEXTS = (blocks.CharBlock, blocks.TextBlock, blocks.RegexBlock, blocks.URLBlock)
# Nothing of it can be at fault: what is not one of these is looked at by the block itself.
EMPTY: dict[type[blocks.Block], Any] = {blocks.BooleanBlock: False, blocks.MultipleChoiceBlock: []}


class Checker:
    """Checks one record. `remarks` say what was left out of it."""

    def __init__(self, names: Names, records: dict[str, dict[str, Data]], where: str) -> None:
        self.names, self.records, self.where = names, records, where
        self.remarks: list[Conflict] = []

    def checked(self, shape: Shape, name: str, given: Any) -> Data:
        """The record as it may be stored. Raises CourseFileError naming the place at fault."""
        self._check_known(given, *shape.fields, *shape.rows)
        if not (shape.is_page or shape.is_media):
            self._cleaned(shape.model._meta.get_field(shape.name), name, shape.name)  # type: ignore[arg-type]
        plain_part = {name: value for name, value in given.items() if name not in shape.rows}
        data = self._fields(shape.model, shape.fields, plain_part)
        for relation, fields in shape.rows.items():
            row_model = shape.model._meta.get_field(relation).related_model
            data[relation] = [
                self._fields(row_model, fields, row)  # type: ignore[arg-type]
                for row in self._list(given.get(relation, []), relation)
            ]
        if shape.kind == "item":
            self._check_answer(shape.model, data.get("interaction"))
        return data

    def _check_known(self, given: Any, *names: str) -> None:
        if not isinstance(given, dict):
            raise self._refused(Refusal.BAD_VALUE)
        if unknown := sorted(given.keys() - set(names)):
            raise self._refused(Refusal.UNKNOWN_FIELD, unknown[0][:40])

    def _fields(self, model: type[Model], fields: tuple[str, ...], given: Any) -> Data:
        self._check_known(given, *fields)
        return {
            name: (
                self._texts(model, name, given[name])
                if name in translated(model)
                else self._value(field, given[name], name)
            )
            for name, field in fields_of(model, fields)
            if name in given
        }

    def _texts(self, model: type[Model], name: str, value: Any) -> dict[str, str]:
        if not isinstance(value, dict):
            raise self._refused(Refusal.BAD_VALUE, name)
        if unknown := sorted(value.keys() - set(LANGUAGES)):
            raise self._refused(Refusal.UNKNOWN_LANGUAGE, f"{name}/{unknown[0][:40]}")
        texts = {code: value.get(code, "") for code in LANGUAGES}
        for code, text in texts.items():
            self._cleaned(model._meta.get_field(f"{name}_{code}"), text, name)  # type: ignore[arg-type]
        return texts

    def _value(self, field: Field[Any, Any], value: Any, name: str) -> Any:
        if isinstance(field, StreamField):
            return mapped(field.stream_block, value, self._leaf, f"{self.where}/{name}")
        if field.many_to_many:
            named = [self._name(field.related_model, one, name) for one in self._list(value, name)]  # type: ignore[arg-type]
            return sorted(filter(None, named))
        if field.is_relation:
            if value is None and field.null:
                return None
            return self._name(field.related_model, value, name)  # type: ignore[arg-type]
        return self._cleaned(field, value, name)

    def _cleaned(self, field: Field[Any, Any], value: Any, name: str) -> Any:
        try:
            is_same = plain(field.clean(value, None)) == value
        except (ValidationError, TypeError, ValueError, OverflowError) as error:
            raise self._refused(Refusal.BAD_VALUE, name) from error
        if not is_same:
            raise self._refused(Refusal.BAD_VALUE, name)
        return value

    def _name(self, model: type[Model], value: Any, where: str) -> str | None:
        """A name of the right kind that leads somewhere; None for a page that is not here."""
        kind, name = split(value) if isinstance(value, str) else ("", "")
        shape = shape_of(model)
        if kind != (shape.kind if shape else PAGE):
            raise self._refused(Refusal.BAD_VALUE, where)
        if self._is_in_file(kind, name) or self.names.find(kind, name) is not None:
            return str(value)
        if issubclass(model, Page):
            self.remarks.append(Conflict.NOT_HERE)
            return None
        raise self._refused(Refusal.UNKNOWN_RECORD, str(value)[:80])

    def _is_in_file(self, kind: str, name: str) -> bool:
        if kind != PAGE:
            return name in self.records[kind]
        own = name.strip("/").removeprefix(self.names.courses_at)
        return any(own in self.records[one] for one in PAGES)

    def _leaf(self, block: blocks.Block, value: Any, where: str) -> Any:
        if isinstance(block, blocks.ChooserBlock):
            return None if value is None else self._name(block.model_class, value, where)
        if isinstance(block, blocks.RichTextBlock):
            return self._rich(block, value, where)
        empty = next((EMPTY[kind] for kind in EMPTY if isinstance(block, kind)), None)
        may_be_none = not isinstance(block, TEXTS)
        if value == "" or (value is None and may_be_none) or (empty is not None and value == empty):
            return value
        self._check_leaf(block, value, where)
        return value

    def _check_leaf(self, block: blocks.Block, value: Any, where: str) -> None:
        try:
            read = block.to_python(value)
            # A form's field turns what it is given into its own type; a stored value has it.
            fits = isinstance(block, blocks.FieldBlock) and type(block.clean(read)) is type(read)
        except (ValidationError, TypeError, ValueError, ArithmeticError) as error:
            raise CourseFileError(Refusal.BAD_VALUE, where) from error
        if not fits:
            raise CourseFileError(Refusal.BAD_VALUE, where)

    def _rich(self, block: blocks.RichTextBlock, value: Any, where: str) -> str:
        if not isinstance(value, str):
            raise CourseFileError(Refusal.BAD_VALUE, where)
        lost = len(self.remarks)
        text, removed = rewritten(value, features=features_of(block), link=self._link)
        if removed and len(self.remarks) == lost:
            self.remarks.append(Conflict.CLEANED)
        return text

    def _link(self, kind: str, name: str) -> str | None:
        return self._name(LINKED[kind], name, self.where) if kind in LINKED else None

    def _check_answer(self, model: type[Model], stored: Any) -> None:
        """Whether the question can be asked at all; whether it should be is an author's to say."""
        block = model._meta.get_field("interaction").stream_block  # type: ignore[union-attr]
        try:
            (_only,) = stored
            block.freeze(stored)
        except (KeyError, IndexError, TypeError, ValueError) as error:
            raise self._refused(Refusal.BAD_VALUE, "interaction") from error

    def _list(self, value: Any, where: str) -> list[Any]:
        if not isinstance(value, list):
            raise self._refused(Refusal.BAD_VALUE, where)
        return value

    def _refused(self, code: Refusal, where: str = "") -> CourseFileError:
        return CourseFileError(code, f"{self.where}/{where}" if where else self.where)
