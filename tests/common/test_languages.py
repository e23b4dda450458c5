from hypothesis import given
from hypothesis import strategies as st

from qalqan.common.languages import (
    LANGUAGES,
    Localized,
    fallback_chain,
    localize,
    missing_languages,
)

texts = st.dictionaries(st.sampled_from(LANGUAGES), st.text(max_size=5))


@given(texts, st.sampled_from(LANGUAGES))
def test_a_text_is_shown_wherever_one_language_has_it(given: dict[str, str], language: str) -> None:
    shown = localize(given, language)
    assert bool(shown.text) == any(text.strip() for text in given.values())
    assert shown.text == given.get(shown.language, "") or not shown.text


@given(texts, st.sampled_from(LANGUAGES))
def test_a_text_in_the_readers_language_is_never_replaced(
    given: dict[str, str], language: str
) -> None:
    shown = localize(given, language)
    if given.get(language, "").strip():
        assert shown == Localized(given[language], language, is_fallback=False)
    elif shown.text:
        assert shown.is_fallback


def test_kazakh_falls_back_to_russian_before_english() -> None:
    assert list(fallback_chain("kk")) == ["kk", "ru", "en"]
    assert localize({"ru": "дело", "en": "case"}, "kk").text == "дело"


@given(texts)
def test_missing_languages_are_those_without_a_word(given: dict[str, str]) -> None:
    assert missing_languages(given) == [c for c in LANGUAGES if not given.get(c, "").strip()]
