"""How hard a text is to read, and whether its languages say about as much. Pure.

Readability is the share of long sentences and long words, by fixed limits a language: the
published formulas are made for English alone.
"""

import re
from dataclasses import dataclass
from html import unescape

SENTENCE_END = re.compile(r"[.!?…]+(?:\s|$)|\n+")
TAG = re.compile(r"<[^>]+>")
WORD = re.compile(r"[^\W\d_]+")
# Words in a sentence, on average, that a tired reader still follows.
MOST_WORDS = {"kk": 16, "ru": 18, "en": 20}
# A word of more letters than this is long; Kazakh endings pile up.
LONG_WORD = {"kk": 12, "ru": 11, "en": 9}
MOST_LONG_WORDS = 0.25
# Shorter texts tell nothing about either.
FEWEST_WORDS = 40
FEWEST_CHARACTERS = 120
# Between the languages of one text; translations are up to a half longer or shorter.
LENGTHS = (0.55, 1.8)


@dataclass(frozen=True)
class Readability:
    """Words a sentence, and the share of long words from 0 to 1."""

    words_a_sentence: float
    long_words: float

    def is_hard(self, language: str) -> bool:
        return self.words_a_sentence > MOST_WORDS[language] or self.long_words > MOST_LONG_WORDS


def plain(html: str) -> str:
    """The text of rich text, its paragraphs as lines."""
    return unescape(TAG.sub("", re.sub(r"</(?:p|li|h\d)>", "\n", html))).strip()


def readability(text: str, language: str) -> Readability | None:
    """None where there are too few words to tell."""
    words = WORD.findall(text)
    if len(words) < FEWEST_WORDS:
        return None
    sentences = [part for part in SENTENCE_END.split(text) if WORD.search(part)]
    long_words = sum(len(word) > LONG_WORD[language] for word in words)
    return Readability(len(words) / len(sentences), long_words / len(words))


def odd_length(source: str, translation: str) -> float | None:
    """How many times as long the translation is; None where that is nothing unusual."""
    if len(source) < FEWEST_CHARACTERS or not translation.strip():
        return None
    ratio = len(translation) / len(source)
    low, high = LENGTHS
    return None if low <= ratio <= high else ratio
