"""How a source changed, in words."""

from hypothesis import given
from hypothesis import strategies as st

from qalqan.common.services.translations import plain, word_diff

WORDS = st.lists(st.sampled_from(["бір", "екі", "үш", "төрт"])).map(" ".join)


def test_a_changed_word_is_shown_beside_the_one_it_replaced() -> None:
    pieces = word_diff("Қазақстан 2008 жылы", "Қазақстан 2009 жылы")
    assert [(one.kind, one.text) for one in pieces] == [
        ("", "Қазақстан "),
        ("del", "2008 "),
        ("ins", "2009 "),
        ("", "жылы"),
    ]


@given(WORDS, WORDS)
def test_both_texts_can_be_read_from_the_difference(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    assert "".join(one.text for one in pieces if one.kind != "del") == after
    kept = " ".join(one.text for one in pieces if one.kind != "ins")
    assert kept.split() == before.split()


def test_words_that_follow_each_other_are_shown_as_one_change() -> None:
    pieces = word_diff("Что это такое", "Торговля людьми: главное")
    assert [one.kind for one in pieces] == ["del", "ins"]


def test_rich_text_is_compared_by_its_words() -> None:
    assert plain("<p>Бір &amp; екі</p><ul><li><b>үш</b></li></ul>", is_rich=True) == "Бір & екі\nүш"
