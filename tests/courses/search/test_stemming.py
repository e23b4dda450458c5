"""Forms of one word are found by each other, in each language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.services.search.stemming import entries, stem, stems
from qalqan.common.languages import LANGUAGES


def finds(query: str, text: str, language: str) -> bool:
    return any(
        form.startswith(wanted)
        for form in entries(text, language)
        for wanted in stems(query, language)
    )


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("kk", "құрбан құрбаны құрбандар құрбандардың құрбандарға"),
        ("kk", "сауда саудасы саудасына"),
        ("kk", "көмек көмегі көмекке"),
        ("kk", "инспектор инспекторлар инспекторларға"),
        ("ru", "жертва жертвы жертвами жертвам"),
        ("ru", "расследование расследования расследованию"),
        ("en", "victim victims"),
        ("en", "identify identified identifying"),
    ],
)
def test_each_form_finds_the_others(language: str, forms: str) -> None:
    words = forms.split()
    missed = [(a, b) for a in words for b in words if not finds(a, b, language)]
    assert missed == []


def test_kazakh_typed_on_a_russian_keyboard_finds_kazakh() -> None:
    assert finds("курбан", "құрбандарға", "kk")
    assert finds("комек", "көмегі", "kk")


def test_a_common_short_russian_word_is_found() -> None:
    assert finds("раз", "ещё раз", "ru")


def test_other_words_are_not_found() -> None:
    assert not finds("судья", "сауда", "kk")
    assert not finds("судья", "торговля", "ru")


@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_every_word_has_a_stem_and_finds_itself(text: str, language: str) -> None:
    for word in text.split():
        if stems(word, language):
            assert finds(word, word, language)
        assert stem(word, language) or not word
