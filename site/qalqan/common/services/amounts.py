"""Sums that stand in texts by reference: what each is today, said in the reader's language.

All amounts are kept in Django's cache for a minute, so that no text pays for its sums.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.cache import cache
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from qalqan.common.languages import LANGUAGES, localize
from qalqan.common.models import Amount

KEY = "amounts"
KEPT_SECONDS = 60


@dataclass(frozen=True)
class Sum:
    """An amount as it stands today; `tenge` None where the register knows no value yet."""

    name: dict[str, str]
    tenge: Decimal | None
    valid_from: date | None
    factor: Decimal | None
    unit: dict[str, str] | None


def sum_in_words(amount_id: int) -> str:
    """The sum in tenge, the units that it is made of and the day from which it is valid.

    The amount's name where no value is known, and "" where there is no such amount.
    """
    found = _sums().get(amount_id)
    if found is None:
        return ""
    if found.tenge is None or found.valid_from is None:
        return _in_language(found.name)
    sum_text = _("%(number)s tenge") % {"number": _number(found.tenge)}
    since = _("valid from %(day)s") % {"day": date_format(found.valid_from, "DATE_FORMAT")}
    if found.factor is None or found.unit is None:
        return f"{sum_text} ({since})"
    return f"{sum_text} ({_number(found.factor)} × {_in_language(found.unit)}, {since})"


def forget() -> None:
    """Let the next reader see a change at once."""
    cache.delete(KEY)


def _number(value: Decimal) -> str:
    decimals = 0 if value == value.to_integral_value() else 2
    return number_format(value, decimals, force_grouping=True)


def _in_language(texts: dict[str, str]) -> str:
    return localize(texts, get_language() or LANGUAGES[0]).text


def _sums() -> dict[int, Sum]:
    return cache.get_or_set(KEY, _read, KEPT_SECONDS) or {}


def _read() -> dict[int, Sum]:
    amounts = Amount.objects.select_related("unit").prefetch_related("values", "unit__values")
    return {amount.pk: _sum(amount) for amount in amounts}


def _sum(amount: Amount) -> Sum:
    today = timezone.localdate()
    holder = amount.unit or amount
    past = [row for row in holder.values.all() if row.valid_from <= today]
    row = max(past, key=lambda one: one.valid_from, default=None)
    return Sum(
        name=_names(amount),
        tenge=row.tenge * (amount.factor or 1) if row else None,
        valid_from=row.valid_from if row else None,
        factor=amount.factor,
        unit=_names(amount.unit) if amount.unit else None,
    )


def _names(amount: Amount) -> dict[str, str]:
    return {code: getattr(amount, f"name_{code}") or "" for code in LANGUAGES}
