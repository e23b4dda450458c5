"""Words and stems of the three languages. Pure.

Russian and English are stemmed by Snowball. Kazakh has no such algorithm: its letters are folded
to those of a Russian keyboard, on which many people type it, and the endings of nouns are taken
off. A stem is only ever compared with other stems, so it need not be a word.
"""

import re
from functools import lru_cache

import snowballstemmer

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
FOLDED = str.maketrans("әғқңөұүһіё", "агкноуухие")
# Endings of Kazakh nouns in the order in which they are added, as folded: plural, possessor, case.
PLURAL = "лар|лер|дар|дер|тар|тер"
POSSESSOR = "ымыз|имиз|ыныз|иниз|ым|им|ын|ин|сы|си|ы|и"
CASE = (
    "нын|нин|дын|дин|тын|тин|нда|нде|нан|нен|дан|ден|тан|тен|мен|бен|пен"
    "|га|ге|ка|ке|на|не|ны|ни|ды|ди|ты|ти|да|де|та|те"
)
KAZAKH_NOUN = re.compile(rf"(.{{4,}}?)(?:{PLURAL})?(?:{POSSESSOR})?(?:{CASE})?")
SNOWBALL = {
    "ru": snowballstemmer.stemmer("russian"),
    "en": snowballstemmer.stemmer("english"),
}


def words(text: str) -> list[tuple[int, str]]:
    """The words of `text`, each with the place where it begins."""
    return [(found.start(), found.group()) for found in WORD.finditer(text)]


# Consonants that soften before a vowel: "көмек", and "көмегі".
HARDENED = {"г": "к", "б": "п"}


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """The stem of one word in a language of the site; numbers stay as they are."""
    if language == "kk":
        return _kazakh_stem(fold(word))
    stemmed: str = SNOWBALL[language].stemWord(fold(word, yo_only=True))
    return stemmed


def fold(word: str, *, yo_only: bool = False) -> str:
    """In small letters, and those of a Russian keyboard without its ё."""
    word = word.lower()
    return word.replace("ё", "е") if yo_only else word.translate(FOLDED)


def _kazakh_stem(folded: str) -> str:
    found = KAZAKH_NOUN.fullmatch(folded)
    base = found.group(1) if found else folded
    return base[:-1] + HARDENED.get(base[-1], base[-1])


def entries(text: str, language: str) -> list[str]:
    """What is kept of `text`: stems and, for Kazakh, whole words too.

    An ending may be part of the word ("құрбаны" is "құрбан" + "ы", not "құрба" + "ны"), so that
    what somebody looks for is found as the beginning of either.
    """
    found = stems(text, language)
    if language != "kk":
        return found
    return [*found, *(fold(word) for _start, word in words(text))]


def stems(text: str, language: str) -> list[str]:
    return [stem(word, language) for _start, word in words(text)]
