"""Hard texts and odd lengths are found, and short ones are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qalqan.common.languages import LANGUAGES
from qalqan.common.services.checks.reading import odd_length, plain, readability

EASY = "Вы видите человека. Он молчит. Спросите его имя. Дайте ему воды. " * 6
HARD = (
    "Осуществление идентификационных мероприятий представителями уполномоченных подразделений "
    "обусловливает необходимость соответствующего межведомственного взаимодействия "
    "заинтересованных государственных органов и негосударственных организаций при "
    "непосредственном сопровождении предполагаемых пострадавших от соответствующих преступлений"
) * 2


def test_short_sentences_are_easy_and_office_language_is_hard() -> None:
    easy, hard = readability(EASY, "ru"), readability(HARD, "ru")
    assert easy is not None
    assert hard is not None
    assert not easy.is_hard("ru")
    assert hard.is_hard("ru")


def test_a_list_is_read_item_by_item() -> None:
    text = plain("<ul>" + "<li>осмотрите место</li>" * 30 + "</ul>")
    level = readability(text, "ru")
    assert level is not None
    assert level.words_a_sentence == 2


@given(st.text(max_size=30), st.sampled_from(LANGUAGES))
def test_a_few_words_tell_nothing(text: str, language: str) -> None:
    assert readability(text, language) is None


@pytest.mark.parametrize(("times", "odd"), [(0.3, True), (0.8, False), (1.5, False), (2.5, True)])
def test_a_translation_much_longer_or_shorter_is_odd(times: float, odd: bool) -> None:
    source = "а" * 200
    assert (odd_length(source, "б" * round(200 * times)) is not None) is odd


def test_a_missing_translation_is_not_an_odd_one() -> None:
    assert odd_length("а" * 200, " ") is None
