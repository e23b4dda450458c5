"""Number: a figure within a tolerance, with or without a unit.

Raw: {"text": "1 234,5 теңге"}, at most MOST_CHARACTERS. A text that is no number is an answer
that earns nothing; only what is not a text at all, or is too long, is refused.
"""

import re
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from assessments.scoring.normalise import normalise
from assessments.scoring.shapes import Fault, Kind, Raw, Spec
from assessments.scoring.text import check_text

MOST_CHARACTERS = 100
MINUSES = "-−–"
# Groups of three, or no groups; a comma is always the decimal one, as in Kazakh and Russian.
QUANTITY = re.compile(
    rf"(?P<sign>[+{re.escape(MINUSES)}]?) ?"
    r"(?P<whole>[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)"
    r"(?:[.,](?P<part>[0-9]+))?"
    r"(?P<unit>(?:[^0-9].*)?)"
)


class Quantity(NamedTuple):
    """A number as read, with its unit, normalised ("" where none is given)."""

    value: Decimal
    unit: str


class Number(Kind):
    """Right within spec["tolerance"] (absolute, the value's own unit, 0 or more) of spec["value"].

    A unit must be one of spec["unit"]'s alternatives, in any language; where the item has no
    unit, none is read. It may be left out unless spec["unit_required"].
    """

    def faults(self, spec: Spec) -> list[Fault]:
        value, tolerance = _decimal(spec["value"]), _decimal(spec.get("tolerance", 0))
        faults = [] if value is not None else [Fault("no_key")]
        if tolerance is None or tolerance < 0:
            faults.append(Fault("bad_tolerance"))
        if spec.get("unit_required") and not any((spec.get("unit") or {}).values()):
            faults.append(Fault("no_unit"))
        return faults

    def check(self, spec: Spec, raw: Raw) -> None:
        check_text(raw, MOST_CHARACTERS)

    def share(self, spec: Spec, raw: Raw) -> float:
        given = read_quantity(raw["text"])
        if given is None or not _unit_fits(spec, given.unit):
            return 0.0
        # By way of str, so that 0.1 is a tenth and not the nearest binary fraction.
        distance = abs(given.value - Decimal(str(spec["value"])))
        return 1.0 if distance <= Decimal(str(spec.get("tolerance", 0))) else 0.0


def read_quantity(text: str) -> Quantity | None:
    """The number that `text` begins with and the rest as its unit; None where it has none.

    Read are signs, a decimal comma or point, and spaces of any width between thousands.
    """
    found = QUANTITY.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    sign = "-" if found["sign"] and found["sign"] in MINUSES else ""
    whole = found["whole"].replace(" ", "")
    return Quantity(Decimal(f"{sign}{whole}.{found['part'] or 0}"), normalise(found["unit"]))


def _decimal(value: object) -> Decimal | None:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _unit_fits(spec: Spec, unit: str) -> bool:
    if not unit:
        return not spec.get("unit_required", False)
    alternatives = (spec.get("unit") or {}).values()
    return unit in {normalise(text) for texts in alternatives for text in texts}
