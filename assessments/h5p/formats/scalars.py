"""Single values of H5P content by their field: text, number, boolean, select.

Each function gives the value as it may stay, or None where nothing of it may.
"""

import math
from typing import Any

from assessments.h5p.formats.markup import escaped, sanitised

Field = dict[str, Any]


def objects(value: Any) -> list[Field]:
    """The objects in what should be a list of objects."""
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def strings(value: Any) -> list[str]:
    return [part for part in value if isinstance(part, str)] if isinstance(value, list) else []


def text(value: Any, field: Field) -> str | None:
    if not isinstance(value, str):
        return None
    if not isinstance(field.get("tags"), list):
        return escaped(value, whole(field.get("maxLength")))
    font = field.get("font")
    fonts = [name for name, choice in font.items() if choice] if isinstance(font, dict) else []
    return sanitised(value, strings(field["tags"]), fonts)


def amount(value: Any) -> float | None:
    """A finite number, also where it stands as text; whole where it can be."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    if not math.isfinite(number):
        return None
    return value if isinstance(value, int | float) else int(number) if number % 1 == 0 else number


def whole(value: Any) -> int | None:
    """A whole number from 0, of pixels, characters or entries."""
    number = amount(value)
    return None if number is None or number < 0 else int(number)


def number(value: Any, field: Field) -> float:
    """The number, or what is nearest to it within the field's bounds; 0 stands for no number."""
    given = amount(value) or 0
    least, most = amount(field.get("min")), amount(field.get("max"))
    if least is not None:
        given = max(given, least)
    return given if most is None else min(given, most)


def boolean(value: Any, field: Field) -> bool | None:
    """What JavaScript takes the value for."""
    return None if isinstance(value, dict | list) else bool(value)


def select(value: Any, field: Field) -> Any:
    """One of the options, or several; the first where a required choice is none of them."""
    options = _options(field)
    if field.get("multiple"):
        chosen = value if isinstance(value, list) else [value]
        kept = [_option(part, field, options) for part in chosen]
        return [part for part in kept if part is not None]
    chosen = value[0] if isinstance(value, list) and value else value
    kept = _option(chosen, field, options)
    is_required = options and not field.get("optional")
    return options[0] if kept is None and is_required else kept


def _options(field: Field) -> list[Any]:
    """The values to choose from, those in groups of options included."""
    listed = objects(field.get("options"))
    flat = [one for option in listed for one in (objects(option.get("options")) or [option])]
    values = [one.get("value") for one in flat]
    return [one for one in values if isinstance(one, str | bool) or amount(one) is not None]


def _option(value: Any, field: Field, options: list[Any]) -> Any:
    # 1 and true are equal here, but not in JavaScript.
    if any(value == option and type(value) is type(option) for option in options):
        return value
    if options and not field.get("optional"):
        return None
    if isinstance(value, str):
        return escaped(value)
    return value if isinstance(value, bool) else amount(value)
