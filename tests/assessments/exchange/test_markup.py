"""HTML to plain text in three languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.exchange.formats.markup import flatten
from assessments.exchange.formats.texts import tidy


def flat(source: str, *, markup: str = "html", language: str = "en") -> dict[str, str]:
    texts = flatten(source, markup, language=language).texts
    return {code: text for code, text in texts.items() if text}


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>One</p><p>Two<br>lines</p>", "One\n\nTwo\nlines"),
        ("<ul><li>a</li><li>b</li></ul>", "• a\n\n• b"),
        ("H<sub>2</sub>O, 10<sup>3</sup>", "H₂O, 10³"),
        ("1 &lt; 2 &amp; c > d, a<b or", "1 < 2 & c > d, a<b or"),
        ("<unknown>kept</unknown>", "<unknown>kept</unknown>"),
        ("a<script>alert(1)</script><style>p{}</style>b", "ab"),
        ("a<!-- <b> --><![if x]>b<!DOCTYPE html><?xml?>c<!-- open", "abc"),
        ("10&nbsp;000  tenge\n now", "10\u00a0000 tenge now"),
    ],
)
def test_html_becomes_text_with_its_paragraphs(source: str, text: str) -> None:
    assert flat(source) == {"en": text}


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ('<span lang="kk" class="multilang">Қ</span> <span class="multilang" lang="ru">Р</span>',
         {"kk": "Қ", "ru": "Р"}),
        ('<lang lang="kk-KZ">Қ <span>х</span> я</lang><lang lang="en_us">E</lang>',
         {"kk": "Қ х я", "en": "E"}),
        ("1. {mlang kk}Қ{mlang}{mlang ru,en}Р{mlang} !", {"kk": "1. Қ !", "ru": "1. Р !",
                                                         "en": "1. Р !"}),
        ("{mlang kk}<p>Қ</p><p>я</p>{mlang}", {"kk": "Қ\n\nя"}),
        ("{mlang kk}Қ{mlang}{mlang other}O{mlang}", {"kk": "Қ", "en": "O"}),
        ('<span lang="fr" class="multilang">F</span> <span lang="ru">Р</span>', {"en": "Р"}),
    ],
)  # fmt: skip
def test_languages_are_told_apart_and_common_text_belongs_to_each(
    source: str, texts: dict[str, str]
) -> None:
    assert flat(source) == texts


def test_lines_break_where_the_format_says_so() -> None:
    assert flat("one\ntwo", markup="html") == {"en": "one two"}
    assert flat("one\ntwo", markup="moodle") == {"en": "one\ntwo"}
    assert flat("<b>one</b>\n\n{mlang kk}", markup="plain") == {"en": "<b>one</b>\n\n{mlang kk}"}


@given(st.text(st.sampled_from("<>/&;![]-{} mlangspkbr\"='\n") | st.characters()))
def test_any_html_becomes_tidy_text(source: str) -> None:
    for text in flatten(source, "html", language="kk").texts.values():
        assert text == tidy(text)
