"""The three languages of the site, and how a text falls back from one to another.

Pure: no database and no Django state. Languages are BCP 47 codes, Kazakh first.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

LANGUAGES = ("kk", "ru", "en")
ENGLISH_NAMES = {"kk": "Kazakh", "ru": "Russian", "en": "English"}
OWN_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
# Languages in which a hotline may answer, beside those of the site.
SPOKEN_NAMES = {
    **OWN_NAMES,
    "uz": "Oʻzbekcha",
    "ky": "Кыргызча",
    "tg": "Тоҷикӣ",
    "kaa": "Qaraqalpaqsha",
    "ug": "ئۇيغۇرچە",
    "tr": "Türkçe",
    "zh": "中文",
}
ALPHABETS = {
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "en": "abcdefghijklmnopqrstuvwxyz",
}
FALLBACKS = {"kk": ("ru", "en"), "ru": ("kk", "en"), "en": ("ru", "kk")}
# Who reads Uzbek, Kyrgyz or Tajik is likelier to read Russian than Kazakh.
GUESTS_FALLBACKS = ("ru", "kk", "en")


@dataclass(frozen=True)
class Localized:
    """A text as shown, with the language that it is in."""

    text: str
    language: str
    is_fallback: bool = False

    def __str__(self) -> str:
        return self.text


def fallback_chain(language: str) -> Iterator[str]:
    """Yield `language`, then those shown in its place, the nearest first."""
    yield language
    yield from FALLBACKS.get(language, GUESTS_FALLBACKS)


def localize(texts: Mapping[str, str], language: str) -> Localized:
    """Return the text in `language`, or in the first language of its chain that has one."""
    for candidate in fallback_chain(language):
        text = texts.get(candidate) or ""
        if text.strip():
            return Localized(text, candidate, candidate != language)
    return Localized("", language)


def localize_field(record: object, name: str, language: str) -> Localized:
    """The plain field `name` of `record`, whose languages stand in fields of their own.

    A record may carry a text in a further language likewise; most do not.
    """
    texts = {code: getattr(record, f"{name}_{code}") or "" for code in LANGUAGES}
    if language not in texts:
        texts[language] = getattr(record, f"{name}_{language}", "")
    return localize(texts, language)


def missing_languages(texts: Mapping[str, str]) -> list[str]:
    """Return the site's languages in which `texts` says nothing."""
    return [language for language in LANGUAGES if not (texts.get(language) or "").strip()]


def sort_key(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Where `text` stands in a list of `language`: by its alphabet, other signs after it.

    Source: the order of the Kazakh Cyrillic alphabet, as in CLDR's collation for kk.
    """
    alphabet = ALPHABETS[language]
    return tuple(
        (0, 0)
        if not sign.isalnum()
        else (1, alphabet.index(sign))
        if sign in alphabet
        else (2, ord(sign))
        for sign in text.strip().lower()
    )


def initial(text: str) -> str:
    """The letter below which `text` is listed; "" for an empty text."""
    return text.strip()[:1].upper()
