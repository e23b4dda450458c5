"""Dates and numbers as Kazakh, Russian and English readers write them."""

from datetime import date

import pytest
from django.utils import formats, translation


@pytest.mark.parametrize(
    ("language", "day", "number"),
    [
        ("kk", "2026 ж. 22 қараша", "1\xa0234\xa0567,89"),
        ("ru", "22 ноября 2026 г.", "1\xa0234\xa0567,89"),
        ("en", "Nov. 22, 2026", "1,234,567.89"),
    ],
)
def test_dates_and_numbers_follow_the_language(language: str, day: str, number: str) -> None:
    with translation.override(language):
        assert formats.date_format(date(2026, 11, 22)) == day
        shown = formats.number_format(1234567.89, 2, use_l10n=True, force_grouping=True)
        assert shown == number
