"""h5p.json: what a package says about itself.

Source of the forms: h5p-php-library b515e00, H5PValidator (facts; its expressions are not used).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from assessments.h5p.enums import Refusal
from assessments.h5p.formats.dependencies import Dependency, Needs, needs_data, read_needs
from assessments.h5p.formats.fields import LINE, TEXT, Fields

MANIFEST = "h5p.json"
LANGUAGE = re.compile(r"[-a-zA-Z]{1,10}")
MAIN_LIBRARY = re.compile(r"[$a-zA-Z_][0-9a-zA-Z_.$]{1,254}")
EMBED_TYPES = ("iframe", "div")
YEAR = re.compile(r"[0-9]{1,4}", re.ASCII)
# Who made it and who may use it.
CREDITS = {
    "author": LINE,
    "authorComments": TEXT,
    "license": re.compile(
        r"CC BY(-SA|-ND|-NC|-NC-SA|-NC-ND)?|CC0 1\.0|GNU GPL|PD|ODC PDDL|CC PDM|U|C"
    ),
    "licenseExtras": TEXT,
    "licenseVersion": re.compile(r"1\.0|2\.0|2\.5|3\.0|4\.0"),
    "source": re.compile(r"https?://.+"),
    "yearFrom": YEAR,
    "yearTo": YEAR,
}
PEOPLE = {
    "authors": {"name": LINE, "role": re.compile(r"\w+", re.ASCII)},
    "changes": {"author": LINE, "date": LINE, "log": TEXT},
}


@dataclass(frozen=True)
class PackageManifest:
    """What h5p.json says. `credits` has the keys that H5P gives them, without empty ones."""

    title: str
    language: str
    main: Dependency
    needs: Needs
    embed_types: tuple[str, ...] = EMBED_TYPES
    credits: dict[str, Any] = field(default_factory=dict)


def read_manifest(data: Any) -> PackageManifest:
    """Raises PackageError."""
    fields = Fields(data, f"{MANIFEST}: ")
    needs = read_needs(fields)
    return PackageManifest(
        title=fields.text("title", LINE),
        language=fields.text("language", LANGUAGE),
        main=_main(fields, needs),
        needs=needs,
        embed_types=fields.choices("embedTypes", EMBED_TYPES) or EMBED_TYPES,
        credits=_credits(fields),
    )


def manifest_data(manifest: PackageManifest) -> dict[str, Any]:
    """h5p.json as it is written."""
    return {
        "title": manifest.title,
        "language": manifest.language,
        "mainLibrary": manifest.main.machine_name,
        "embedTypes": list(manifest.embed_types),
        **manifest.credits,
        **needs_data(manifest.needs),
    }


def _main(fields: Fields, needs: Needs) -> Dependency:
    """The main library with the version that only the list of dependencies tells."""
    name = fields.text("mainLibrary", MAIN_LIBRARY)
    found = [library for library in needs.preloaded if library.machine_name == name]
    if not found:
        raise fields.bad("mainLibrary", Refusal.MAIN_LIBRARY)
    return found[0]


def _credits(fields: Fields) -> dict[str, Any]:
    people = {
        key: [_given(entry, forms) for entry in fields.objects(key)]
        for key, forms in PEOPLE.items()
        if fields.has(key)
    }
    return {**_given(fields, CREDITS), **people}


def _given(fields: Fields, forms: Mapping[str, re.Pattern[str]]) -> dict[str, str]:
    return {key: fields.text(key, form) for key, form in forms.items() if fields.has(key)}
