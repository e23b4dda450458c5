"""What a translation may hold, and what it must hold."""

import pytest

from qalqan.common.blocks import RICH_TEXT_FEATURES
from qalqan.common.formats.comparing import comparable
from qalqan.common.services.translations.markup import clean, lost_codes

LINK = '<a linktype="page" id="3">'
TERM = '<a linktype="term" id="5">'


@pytest.mark.parametrize(
    ("source", "translation", "lost"),
    [
        (f"<p>{TERM}құрбан</a></p>", f"<p>{TERM}жертва</a></p>", []),
        (f"<p>{TERM}құрбан</a></p>", "<p>жертва</p>", ["term 5"]),
        (f"<p>{LINK}мұнда</a></p>", f"<p>{LINK}здесь</a> {LINK}тут</a></p>", ["page 3"]),
        ('<p><embed embedtype="amount" id="2"/></p>', "<p>сумма</p>", ["amount 2"]),
        ('<a href="https://a.kz/kaz/1">заң</a>', '<a href="https://a.kz/rus/1">закон</a>', []),
        ("<b>маңызды</b>", "важно", []),
    ],
)
def test_links_terms_and_amounts_are_counted(
    source: str, translation: str, lost: list[str]
) -> None:
    assert lost_codes(source, translation, is_rich=True) == lost


def test_blanks_of_a_text_are_named_where_one_is_lost() -> None:
    source, translation = "Бұл [[1]] және [[2]]", "Это [[1]] и [[1]]"
    assert lost_codes(source, translation, is_rich=False) == ["[[1]]", "[[2]]"]


@pytest.mark.parametrize(
    "hostile",
    [
        "<p>а<script>alert(1)</script></p>",
        '<p onclick="alert(1)">а</p>',
        '<p><a href="javascript:alert(1)">а</a></p>',
        '<p><img src=x onerror="alert(1)">а</p>',
        "<p>а<iframe src=//evil.example></iframe></p>",
    ],
)
def test_nothing_that_runs_gets_in(hostile: str) -> None:
    cleaned = clean(hostile, RICH_TEXT_FEATURES)
    assert "а" in cleaned
    for word in ("<script", "onclick", "javascript:", "onerror", "<iframe", "<img"):
        assert word not in cleaned


def test_an_emptied_editor_says_nothing() -> None:
    assert clean('<p data-block-key="x1"></p>', RICH_TEXT_FEATURES) == ""


def test_lines_of_plain_text_stay_lines() -> None:
    assert comparable("жауап\r\nбасқа") == "жауап\nбасқа"
