"""Single values of H5P content by their field: text, number, boolean, select.

Each function gives the value as it may stay, or None where nothing of it may.
"""

import math
from typing import Any

from assessments.h5p.formats.effort import OF_MARKUP, Effort
from assessments.h5p.formats.markup import Markup, escaped, markup, sanitised

Field = dict[str, Any]
# Each with its type, in the order of the field.
Options = dict[tuple[type, Any], None]
# No number that anybody writes is longer.
MOST_DIGITS = 40


def objects(value: Any) -> list[Field]:
    """The objects in what should be a list of objects."""
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def strings(value: Any) -> list[str]:
    return [part for part in value if isinstance(part, str)] if isinstance(value, list) else []


def text(value: Any, field: Field, effort: Effort) -> str | None:
    if not isinstance(value, str):
        return None
    allowed = effort.once(_markup, field)
    if allowed is None:
        return escaped(value, whole(field.get("maxLength")))
    effort.spend(OF_MARKUP)
    return sanitised(value, allowed)


def _markup(field: Field) -> Markup | None:
    """What a text of the field may hold beside letters; None in a plain one."""
    if not isinstance(field.get("tags"), list):
        return None
    font = field.get("font")
    fonts = [name for name, choice in font.items() if choice] if isinstance(font, dict) else []
    return markup(strings(field["tags"]), fonts)


def amount(value: Any) -> float | None:
    """A finite number, also where it stands as text; whole where it can be."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, str) and len(value) > MOST_DIGITS:
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


def number(value: Any, field: Field, _effort: Effort) -> float:
    """The number, or what is nearest to it within the field's bounds; 0 stands for no number."""
    given = amount(value) or 0
    least, most = amount(field.get("min")), amount(field.get("max"))
    if least is not None:
        given = max(given, least)
    return given if most is None else min(given, most)


def boolean(value: Any, _field: Field, _effort: Effort) -> bool | None:
    """What JavaScript takes the value for."""
    return None if isinstance(value, dict | list) else bool(value)


def select(value: Any, field: Field, effort: Effort) -> Any:
    """One of the options, or several; the first where a required choice is none of them."""
    options = effort.once(_options, field)
    if field.get("multiple"):
        chosen = value if isinstance(value, list) else [value]
        effort.spend(len(chosen))
        kept = [_option(part, field, options) for part in chosen]
        return [part for part in kept if part is not None]
    chosen = value[0] if isinstance(value, list) and value else value
    kept = _option(chosen, field, options)
    is_required = options and not field.get("optional")
    return next(iter(options))[1] if kept is None and is_required else kept


def _options(field: Field) -> Options:
    """The values to choose from, those in groups of options included."""
    listed = objects(field.get("options"))
    flat = [one for option in listed for one in (objects(option.get("options")) or [option])]
    values = [one.get("value") for one in flat]
    kept = (one for one in values if isinstance(one, str | bool) or amount(one) is not None)
    return dict.fromkeys((type(one), one) for one in kept)


def _option(value: Any, field: Field, options: Options) -> Any:
    # 1 and true are equal here, but not in JavaScript.
    if isinstance(value, str | bool | int | float) and (type(value), value) in options:
        return value
    if options and not field.get("optional"):
        return None
    if isinstance(value, str):
        return escaped(value)
    return value if isinstance(value, bool) else amount(value)
