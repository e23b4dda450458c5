"""One spelling for what people type in many ways."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assessments.scoring.normalise import normalise

KAZAKH = "әғқңөұүһі"
ALPHABET = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя" + KAZAKH
typed = st.text(st.sampled_from(ALPHABET + ALPHABET.upper() + " -'’—.,?«»0123456789aeopcyxih"))


@given(st.text() | typed)
@example("е\u0308\u0300")
@example("е" + "\u0308" * 20)
@example("i\u0307\u0308б")
def test_folding_again_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(typed)
def test_case_does_not_matter_in_kazakh(text: str) -> None:
    assert normalise(text.upper()) == normalise(text.lower()) == normalise(text)


@given(typed, st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_the_unicode_form_does_not_matter(text: str, form: str) -> None:
    assert normalise(unicodedata.normalize(form, text)) == normalise(text)


@pytest.mark.parametrize("letter", KAZAKH)
def test_each_kazakh_letter_keeps_itself_in_both_cases(letter: str) -> None:
    assert normalise(letter) == normalise(letter.upper()) == letter


@pytest.mark.parametrize(
    ("kazakh", "russian"),
    ["әа", "ғг", "қк", "ңн", "өо", "ұу", "үу", "ұү", "һх", "іи", "йи", "щш", "ъь"],
)
def test_letters_that_only_look_akin_stay_apart(kazakh: str, russian: str) -> None:
    assert normalise(f"м{kazakh}м") != normalise(f"м{russian}м")


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("ПРИЮТ", "приют"),
        ("Ёлка", "елка"),
        ("Е\u0308лка", "елка"),
        ("  адам \t саудасы\u00a0 ", "адам саудасы"),
        ("«Қалқан».", "қалқан"),
        ("“shelter”!", "shelter"),
        ("Нью–Йорк", "нью-йорк"),
        ("Нью\u2011Йорк", "нью-йорк"),
        ("д’Артаньян", "д'артаньян"),
        ("д´Артаньян", "д'артаньян"),
        ("İSTANBUL", "istanbul"),
        ("бас\u00adпана", "баспана"),
        ("\ufeffбаспана\u200b", "баспана"),
        ("Ｓｈｅｌｔｅｒ", "shelter"),
        ("5 %", "5 %"),
        ("?!…", ""),
        ("", ""),
    ],
)
def test_spellings_meet(typed: str, folded: str) -> None:
    assert normalise(typed) == folded


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("бiлiм", "білім"),
        ("БIЛIМ", "білім"),
        ("жиhан", "жиһан"),
        ("cоp", "сор"),
        ("yбeжищe", "убежище"),
        ("xалық", "халық"),
    ],
)
def test_latin_look_alikes_in_a_cyrillic_word_become_cyrillic(typed: str, folded: str) -> None:
    assert normalise(typed) == folded


@pytest.mark.parametrize("word", ["cop", "hope", "сор", "IT-сала", "e-mail рассылка"])
def test_a_word_in_one_script_stays_in_it(word: str) -> None:
    assert normalise(word) == word.casefold()
