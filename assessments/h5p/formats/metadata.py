"""The semantics of what is said about a content (metadata) and about a file (copyright).

H5P keeps them in code, not in a package: getMetadataSemantics and getCopyrightSemantics in
https://github.com/h5p/h5p-php-library, b515e00, h5p.classes.php.
"""

from collections.abc import Iterable
from typing import Any

Field = dict[str, Any]

VERSIONS = ["4.0", "3.0", "2.5", "2.0", "1.0"]
CREATIVE_COMMONS = ["CC BY", "CC BY-SA", "CC BY-ND", "CC BY-NC", "CC BY-NC-SA", "CC BY-NC-ND"]
LICENCES = ["U", *CREATIVE_COMMONS, "CC0 1.0", "CC PDM", "GNU GPL", "PD", "ODC PDDL", "C"]
FILE_LICENCES = ["U", *CREATIVE_COMMONS, "GNU GPL", "PD", "C"]
ROLES = ["Author", "Editor", "Licensee", "Originator"]


def _text(name: str) -> Field:
    return {"name": name, "type": "text", "optional": True}


def _select(name: str, values: Iterable[str], *, optional: bool = False) -> Field:
    options = [{"value": value} for value in values]
    return {"name": name, "type": "select", "options": options, "optional": optional}


def _year(name: str) -> Field:
    return {"name": name, "type": "number", "min": -9999, "max": 9999, "optional": True}


def _list(name: str, *fields: Field) -> Field:
    item = {"name": name, "type": "group", "fields": list(fields)}
    return {"name": name, "type": "list", "field": item}


METADATA: list[Field] = [
    _text("title"),
    _text("a11yTitle"),
    _select("license", LICENCES),
    _select("licenseVersion", VERSIONS, optional=True),
    _year("yearFrom"),
    _year("yearTo"),
    _text("source"),
    _list("authors", _text("name"), _select("role", ROLES)),
    _text("licenseExtras"),
    _list("changes", _text("date"), _text("author"), _text("log")),
    _text("authorComments"),
    _text("contentType"),
    _text("defaultLanguage"),
]
COPYRIGHT: list[Field] = [
    _text("title"),
    _text("author"),
    _text("year"),
    _text("source"),
    _select("license", FILE_LICENCES),
    _text("version"),
]
