"""Weights and numbers as files write them."""

import re
from decimal import Decimal

from assessments.exchange.enums import Reason
from assessments.exchange.formats.shapes import SkipError

WEIGHT = re.compile(r"\s*([+-]?[0-9]{1,3}(?:[.,][0-9]{0,10})?)\s*")
DECIMAL = re.compile(r"([+-]?)([0-9]{0,20})(?:[.,]([0-9]{0,20}))?(?:[eE]([+-]?[0-9]{1,2}))?")


def read_weight(text: str) -> Decimal:
    found = WEIGHT.fullmatch(text)
    if found is None:
        raise SkipError(Reason.WEIGHT, text)
    return Decimal(found[1].replace(",", "."))


def read_decimal(text: str) -> Decimal:
    """An exact decimal number; raises SkipError where the text is none."""
    found = DECIMAL.fullmatch(text.strip())
    if found is None or not (found[2] or found[3]):
        raise SkipError(Reason.NUMBER, text)
    return Decimal(f"{found[1]}{found[2] or 0}.{found[3] or 0}e{found[4] or 0}")


def plain_decimal(number: Decimal) -> str:
    """The shortest writing without an exponent: "1000", "0.5"."""
    written = format(number, "f")
    written = written.rstrip("0").rstrip(".") if "." in written else written
    return "0" if Decimal(written) == 0 else written
