"""A return in one of its formats."""

import json
from typing import Any

from courses.returns.enums import Format
from courses.returns.formats import WRITERS
from courses.returns.services.laying_out import sheet_of


def write(document: dict[str, Any], format: str) -> bytes:
    """`document`, from `training_return` or `merge`, in one of the values of Format."""
    if format == Format.JSON:
        return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
    return WRITERS[format](sheet_of(document))
