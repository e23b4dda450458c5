"""Forms as a browser posts them."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict


def posted(fields: Mapping[str, Any]) -> QueryDict:
    form = QueryDict(mutable=True)
    for name, value in fields.items():
        form.setlist(name, value if isinstance(value, list) else [value])
    return form
