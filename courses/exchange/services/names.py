"""Names in place of database ids: "source:palermo-protocol", "item:case-1", "image:<sha256>"."""

import hashlib
from pathlib import PurePath
from typing import Any

from django.db.models import Model
from wagtail.models import Page, Site

from assessments.services import H5PContent, packages
from courses.exchange.enums import Refusal
from courses.exchange.formats import CourseFileError
from courses.exchange.services.shapes import Shape, shape_of, shapes
from courses.models import CataloguePage

PAGE = "page"


def catalogue() -> CataloguePage:
    """The place of all courses. Raises CourseFileError "no_catalogue"."""
    found: CataloguePage | None = CataloguePage.objects.first()
    if found is None:
        raise CourseFileError(Refusal.NO_CATALOGUE)
    return found


class Names:
    """Names of the records of this installation, and records by their names."""

    def __init__(self) -> None:
        self.catalogue_path = catalogue().url_path
        site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        self.home_path = site.root_page.url_path if site else "/"
        self.courses_at = self.catalogue_path.removeprefix(self.home_path)
        # The hash by which Wagtail knows a file, by the name that an archive gives it.
        self.file_hashes: dict[str, str] = {}
        self._names: dict[tuple[type[Model], Any], str | None] = {}

    def of(self, model: type[Model], pk: Any) -> str | None:
        """The record's name with its kind; None where there is no such record.

        Raises CourseFileError "not_held" for a model of which a course file holds no records.
        """
        if issubclass(model, Page) and shape_of(model) is None:
            model = Page
        if (model, pk) not in self._names:
            record = model._default_manager.filter(pk=pk).first()
            self._names[model, pk] = self._named(model, record) if record else None
        return self._names[model, pk]

    def _named(self, model: type[Model], record: Any) -> str:
        if model is Page:
            return f"{PAGE}:/{record.url_path.removeprefix(self.home_path)}"
        shape = shape_of(model)
        if shape is None:
            raise CourseFileError(Refusal.NOT_HELD, str(model._meta.verbose_name))
        name = self.name(shape, record)
        self.met(shape, record, name)
        return f"{shape.kind}:{name}"

    def met(self, shape: Shape, record: Any, name: str) -> None:
        """Called with each record that something refers to; an exporter takes it along."""

    def name(self, shape: Shape, record: Any) -> str:
        """The record's own name, without its kind."""
        if shape.is_page:
            return str(record.url_path.removeprefix(self.catalogue_path).strip("/"))
        if shape.is_media:
            return media_name(record)
        return str(getattr(record, shape.name))

    def find(self, kind: str, name: str) -> Any:
        """The record of that name, None where there is none. Pictures are found by their bytes."""
        if kind == PAGE:
            return Page.objects.filter(url_path=f"{self.home_path}{name.lstrip('/')}").first()
        shape = shapes()[kind]
        manager = shape.model._default_manager
        if shape.is_page:
            return manager.filter(url_path=f"{self.catalogue_path}{name}/").first()
        if shape.kind == "package":
            return packages.player().known(self.file_hashes.get(name, "?"))
        if shape.is_media:
            return manager.filter(file_hash=self.file_hashes.get(name, "?")).first()
        return manager.filter(**{shape.name: name}).first()


def split(name: str) -> tuple[str, str]:
    kind, _colon, own = name.partition(":")
    return kind, own


def media_bytes(record: Any) -> bytes:
    """The bytes of a picture, a document or a package. Raises CourseFileError "lost_file"."""
    try:
        if isinstance(record, H5PContent):
            return packages.player().write(record)
        with record.file.open("rb") as file:
            data: bytes = file.read()
    except OSError as error:
        raise CourseFileError(Refusal.LOST_FILE, str(record.title)) from error
    return data


def media_name(record: Any) -> str:
    """The digest of the file's bytes, and its ending, as the file's name in an archive has it.

    That of a package is over what it says: its libraries may be of another patch elsewhere.
    """
    if isinstance(record, H5PContent):
        return f"{packages.player().digest_of(record)}.h5p"
    ending = PurePath(record.file.name).suffix.lower()[:6]
    return hashlib.sha256(media_bytes(record)).hexdigest() + ending
