"""Content seen through semantics.json: what does not fit a field of its library goes.

The rules are those of H5PContentValidator (https://github.com/h5p/h5p-php-library, b515e00,
h5p.classes.php), with these differences: a path that leads out of the content is refused, not
mended; numbers and truth values become such; regular expressions of packages are not run,
because they may take for ever, and steps and decimals are left alone; lengths are kept to in
plain text only, because half a tag is no markup. Whatever the JSON, nothing here raises but
PackageError (too large) for content that would take long to see through.

https://h5p.org/semantics says what the fields mean.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from assessments.h5p.formats import scalars
from assessments.h5p.formats.effort import Effort
from assessments.h5p.formats.markup import escaped
from assessments.h5p.formats.metadata import COPYRIGHT, METADATA
from assessments.h5p.formats.paths import address, content_path
from assessments.h5p.formats.scalars import Field, objects, strings, whole

Data = dict[str, Any]
# The semantics of a library by "H5P.Name 1.2", or None where it is not installed.
LibraryOf = Callable[[str], Any]
MOST_DEPTH = 60
SUB_CONTENT_ID = re.compile(r"\{?[a-f0-9]{8}(-[a-f0-9]{4}){3}-[a-f0-9]{12}\}?")
SINGLE = {
    "text": scalars.text,
    "number": scalars.number,
    "boolean": scalars.boolean,
    "select": scalars.select,
}
SIZES = ("width", "height", "bitrate")
# By kind of file: what may be said of it beside path, mime and copyright.
FILE_KEYS = {
    "file": (),
    "audio": (),
    "image": ("width", "height", "originalImage"),
    "originalImage": ("width", "height"),
    "video": ("width", "height", "codecs", "bitrate", "quality"),
}
SEVERAL = {"audio", "video"}
# Of what is not in the semantics.
PLAIN: Field = {}


class Walked(NamedTuple):
    """The content as it may be shown, and what it refers to, each once and in order.

    `libraries` ("H5P.Name 1.2") are also those that are not installed, whose content is gone.
    """

    params: Data
    libraries: tuple[str, ...]
    files: tuple[str, ...]


def walked(params: Any, semantics: Any, *, library_of: LibraryOf) -> Walked:
    walk = _Walk(library_of)
    kept = walk.group(params, semantics, depth=0) or {}
    return Walked(kept, tuple(walk.libraries), tuple(walk.files))


def filtered(params: Any, semantics: Any, *, library_of: LibraryOf) -> Data:
    """The content without what its library's fields do not allow; filtered again, the same."""
    return walked(params, semantics, library_of=library_of).params


def libraries_used(params: Any, semantics: Any, *, library_of: LibraryOf) -> tuple[str, ...]:
    """The libraries that the content itself names where it may ("H5P.Name 1.2")."""
    return walked(params, semantics, library_of=library_of).libraries


def files_used(params: Any, semantics: Any, *, library_of: LibraryOf) -> tuple[str, ...]:
    """Paths below the content's folder that the content names where it may."""
    return walked(params, semantics, library_of=library_of).files


class _Walk:
    """Each method gives what may stay of a value, or None where nothing may."""

    def __init__(self, library_of: LibraryOf) -> None:
        self._library_of = library_of
        self._effort = Effort("content/content.json")
        # Ordered sets.
        self.libraries: dict[str, None] = {}
        self.files: dict[str, None] = {}

    def group(self, value: Any, fields: Any, *, depth: int, optional: bool = False) -> Data | None:
        if not isinstance(value, dict):
            return None
        known = self._effort.once(_by_name, fields)
        kept = {}
        for name in value:
            if name in known:
                field = self._made_optional(known[name], optional)
                kept[name] = self._value(value[name], field, depth)
        return {name: part for name, part in kept.items() if part is not None}

    def _value(self, value: Any, field: Any, depth: int) -> Any:
        kind = field.get("type") if isinstance(field, dict) else None
        if value is None or not isinstance(kind, str) or depth > MOST_DEPTH:
            return None
        self._effort.spend()
        if kind in SINGLE:
            return SINGLE[kind](value, field, self._effort)
        if kind in SEVERAL:
            return _some(self._file(entry, field, kind) for entry in objects(value))
        if kind in FILE_KEYS:
            return self._file(value, field, kind)
        structures = {"group": self._group, "list": self._list, "library": self._library}
        return structures[kind](value, field, depth + 1) if kind in structures else None

    def _group(self, value: Any, field: Field, depth: int) -> Any:
        fields, optional = self._effort.once(_fields, field), bool(field.get("optional"))
        if field.get("isSubContent") is not True:
            # The editor stores a group of one field as that field's value.
            if len(fields) == 1:
                return self._value(value, self._made_optional(fields[0], optional), depth)
            return self.group(value, fields, depth=depth, optional=optional)
        kept = self.group(value, fields, depth=depth, optional=optional)
        return None if kept is None else kept | _sub_content_id(value)

    def _list(self, value: Any, field: Field, depth: int) -> list[Any] | None:
        entries = value if isinstance(value, list) else []
        most = whole(field.get("max"))
        return _some(self._value(entry, field.get("field"), depth) for entry in entries[:most])

    def _library(self, value: Any, field: Field, depth: int) -> Data | None:
        name = value.get("library") if isinstance(value, dict) else None
        if not isinstance(name, str) or name not in self._effort.once(_library_names, field):
            return None
        self.libraries[name] = None
        semantics = self._library_of(name)
        if semantics is None:
            return None
        kept = self._extra(value, field) | {
            "library": name,
            "params": self.group(value.get("params"), semantics, depth=depth),
            "metadata": self.group(value.get("metadata"), METADATA, depth=depth),
        }
        kept |= _sub_content_id(value)
        return {key: kept[key] for key in value if kept.get(key) is not None}

    def _file(self, value: Any, field: Field, kind: str) -> Data | None:
        path = value.get("path") if isinstance(value, dict) else None
        if not isinstance(path, str):
            return None
        inside = content_path(path)
        outside = address(path) if kind in SEVERAL else None
        if inside is None and outside is None:
            return None
        if inside is not None:
            self.files[inside] = None
        kept = self._extra(value, field) | {
            "path": inside if inside is not None else outside,
            "mime": scalars.text(value.get("mime"), PLAIN, self._effort),
            "copyright": self.group(value.get("copyright"), COPYRIGHT, depth=0),
        }
        kept |= {key: self._of_file(key, value.get(key)) for key in FILE_KEYS[kind]}
        return {key: kept[key] for key in value if kept.get(key) is not None}

    def _of_file(self, key: str, value: Any) -> Any:
        if key in SIZES:
            return whole(value)
        if key == "originalImage":
            return self._file(value, PLAIN, key)
        if key == "quality":
            return _quality(value)
        return scalars.text(value, PLAIN, self._effort)

    def _made_optional(self, field: Field, optional: bool) -> Field:
        """The field, not required where the group around it is not."""
        return self._effort.once(_optional, field) if optional else field

    def _extra(self, value: Data, field: Field) -> Data:
        """Texts under the names that a field adds to the usual ones, one level deep."""
        names = self._effort.once(_extra_names, field)
        given = {name: value[name] for name in value if name in names}
        kept: Data = {name: escaped(part) for name, part in given.items() if isinstance(part, str)}
        for name, part in given.items():
            if isinstance(part, dict):
                words = {key: word for key, word in part.items() if isinstance(word, str)}
                kept[name] = {key: escaped(word) for key, word in words.items()}
        return kept


def _some(values: Iterable[Any]) -> list[Any] | None:
    return [value for value in values if value is not None] or None


def _optional(field: Field) -> Field:
    return {**field, "optional": True}


def _fields(field: Field) -> list[Field]:
    return objects(field.get("fields"))


def _by_name(fields: Any) -> dict[str, Field]:
    return {field["name"]: field for field in objects(fields) if isinstance(field.get("name"), str)}


def _extra_names(field: Field) -> set[str]:
    return set(strings(field.get("extraAttributes")))


def _library_names(field: Field) -> set[str]:
    options = field.get("options")
    return {*strings(options), *strings([option.get("name") for option in objects(options)])}


def _sub_content_id(value: Data) -> Data:
    given = value.get("subContentId")
    is_id = isinstance(given, str) and SUB_CONTENT_ID.fullmatch(given)
    return {"subContentId": given} if is_id else {}


def _quality(value: Any) -> Data | None:
    """How good a film is, and what that is called."""
    if not isinstance(value, dict) or not isinstance(value.get("label"), str):
        return None
    return {"level": whole(value.get("level")) or 0, "label": escaped(value["label"])}
