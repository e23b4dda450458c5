"""What is missing, outdated, to be reviewed or complete."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qalqan.common.enums import LanguageState
from qalqan.common.services.translations.states import counts, followed, states
from qalqan.common.services.translations.units import Unit

TEXT = st.text("абв ", max_size=4)


def unit(kk: str = "", ru: str = "", en: str = "") -> Unit:
    return Unit("heading", "Heading", {"kk": kk, "ru": ru, "en": en})


def state_of(one: Unit, follows: dict, *, language: str = "ru", original: str = "kk") -> str:
    [found] = states([one], language=language, original=original, follows=follows)
    return found.state


def after_saving(one: Unit, before: dict | None = None) -> dict:
    return followed([one], language="ru", original="kk", before=before or {}, by=7)


def reviewed(follows: dict) -> dict:
    return {key: {**known, "reviewed": True} for key, known in follows.items()}


def test_a_new_translation_waits_for_its_review() -> None:
    one = unit("Құрбан", "Жертва")
    assert state_of(one, after_saving(one)) == LanguageState.TO_REVIEW
    assert state_of(one, reviewed(after_saving(one))) == LanguageState.COMPLETE


def test_a_changed_source_makes_a_translation_outdated_until_either_is_put_right() -> None:
    follows = reviewed(after_saving(unit("Құрбан", "Жертва")))
    changed = unit("Жәбірленуші", "Жертва")
    follows = after_saving(changed, follows)
    assert state_of(changed, follows) == LanguageState.OUTDATED
    back = unit("Құрбан", "Жертва")
    assert state_of(back, after_saving(back, follows)) == LanguageState.COMPLETE
    put_right = unit("Жәбірленуші", "Потерпевший")
    assert state_of(put_right, after_saving(put_right, follows)) == LanguageState.TO_REVIEW


def test_a_source_that_the_editor_only_tidied_outdates_nothing() -> None:
    follows = reviewed(after_saving(unit("<p>Бір</p>\n<p>&quot;Екі&quot;</p>", "<p>Раз</p>")))
    tidied = unit('<p data-block-key="a1">Бір</p><p data-block-key="b2">"Екі"</p>', "<p>Раз</p>")
    assert state_of(tidied, after_saving(tidied, follows)) == LanguageState.COMPLETE


def test_a_text_that_the_original_lacks_is_missing_there_and_translated_from_elsewhere() -> None:
    one = unit(ru="Жертва")
    assert state_of(one, {}, language="kk") == LanguageState.MISSING
    assert state_of(one, {}, language="ru") == LanguageState.COMPLETE
    assert state_of(one, {}, language="en") == LanguageState.MISSING


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@given(kk=TEXT, ru=TEXT, en=TEXT)
def test_a_language_is_missing_exactly_where_it_says_nothing(
    language: str, kk: str, ru: str, en: str
) -> None:
    one = unit(kk, ru, en)
    listed = states([one], language=language, original="kk", follows={})
    if not any(text.strip() for text in one.texts.values()):
        assert listed == []
        return
    is_blank = not one.texts[language].strip()
    assert (listed[0].state == LanguageState.MISSING) == is_blank
    assert counts(listed)["total"] == 1
