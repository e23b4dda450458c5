"""The glossary: anybody reads it, in the order of the language's alphabet."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qalqan.common.languages import ALPHABETS, sort_key
from qalqan.common.models import GlossaryTerm
from qalqan.common.services import glossary

languages = st.sampled_from(sorted(ALPHABETS))


@given(languages, st.lists(st.integers(0, 25), min_size=1, max_size=4))
def test_words_stand_in_the_order_of_their_letters(language: str, places: list[int]) -> None:
    alphabet = ALPHABETS[language]
    word = "".join(alphabet[place] for place in places)
    after = word[:-1] + alphabet[places[-1] + 1] if places[-1] + 1 < len(alphabet) else word + "a"
    assert sort_key(word, language) < sort_key(after, language)
    assert sort_key(word, language) < sort_key(f"{word} {word}", language)


def test_kazakh_letters_stand_where_a_kazakh_reader_looks() -> None:
    words = [
        "іс",
        "ыдыс",
        "ұл",
        "үй",
        "үлкен",
        "өкіл",
        "оқу",
        "ңа",
        "ғылым",
        "гүл",
        "қала",
        "кеш",
        "әке",
        "ана",
        "һ",
    ]
    ordered = sorted(words, key=lambda word: sort_key(word, "kk"))
    assert ordered == [
        "ана", "әке", "гүл", "ғылым", "кеш", "қала", "ңа", "оқу", "өкіл", "ұл", "үй", "үлкен", "һ",
        "ыдыс", "іс",
    ]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_visitor_reads_all_words_by_letter(client: Any, language: str) -> None:
    glossary.forget()
    response = client.get(f"/{language}/glossary/")
    page = response.content.decode()
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert page.count("<dt>") == GlossaryTerm.objects.count() >= 35
    letters = re.findall(r'<a href="#letter-\d+">(.)</a>', page)
    assert letters == sorted(letters, key=lambda letter: sort_key(letter, language))
    assert len(letters) == len(set(letters))


@pytest.mark.django_db
def test_a_word_without_a_translation_is_shown_in_the_language_that_has_it(client: Any) -> None:
    GlossaryTerm.objects.create(key="new", term_kk="жаңа сөз", definition_kk="Мәні.")
    glossary.forget()
    assert '<span lang="kk">жаңа сөз</span>' in client.get("/en/glossary/").content.decode()
    glossary.forget()
