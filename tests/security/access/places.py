"""Each name's address, filled in with the records."""

import re
from fnmatch import fnmatchcase
from typing import Any

from django.urls import reverse

from tests.security.access.names import named
from tests.security.access.records import Values, of_the_cadet, of_the_site
from tests.security.access.wagtail_records import of_wagtail

# Names of which no part has a name, and paths without a name.
GIVEN = {
    "cms_sign_in": "/cms/login/",
    "help_text": "/uz/help/",
    "cms/test404/": "/cms/test404/",
    "cms/^.*/$": "/cms/nowhere-at-all/",
    "^": "/nowhere-at-all",
    "wagtail_serve": "/kk/courses/police/",
}
# What these ask for stands behind the question mark.
QUERIES = {"courses:returns_file": "?language=kk"}


def addresses() -> dict[str, str]:
    """The address of every name, of one and the same records."""
    values = {**of_the_cadet(), **of_the_site(), **of_wagtail()}
    return {
        name: _address(name, path, values) + QUERIES.get(name, "") for name, path in named().items()
    }


def _address(name: str, path: str, values: Values) -> str:
    if name in GIVEN:
        return GIVEN[name]
    if name == "wagtaildocs_serve":
        return reverse(name, args=[_value(values, name, part) for part in ("0", "1")])
    parts = re.findall(r"<(?:\w+:)?(\w+)>", path)
    return reverse(name, kwargs={part: _value(values, name, part) for part in parts})


def _value(values: Values, name: str, part: str) -> Any:
    """The first entry that fits; the more exact ones stand before."""
    asked = f"{name}.{part}"
    return next(value for key, value in values.items() if fnmatchcase(asked, key))
