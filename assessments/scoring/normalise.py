"""One spelling for what people type in many ways, so that answers can be compared.

Folded: Unicode forms (NFKC), invisible characters, case (Unicode casefold, the Latin İ to i),
ё to е, all dashes to "-", all apostrophes to "'", white space, the punctuation around the
whole text, and Latin look-alikes (LOOK_ALIKES) in words that mix Latin and Cyrillic.

Never folded, because these are different letters: қ and к, ғ and г, ң and н, ә and а, ө and о,
ұ, ү and у, һ and х, і and и, й and и. A word in one script alone stays in it: Latin "cop" is
not Cyrillic "сор".
"""

import re
import unicodedata

# By key, not by sound: what a Latin layout leaves in a Cyrillic word without being seen.
LOOK_ALIKES = str.maketrans("aeopcyxih", "аеорсухіһ")
APOSTROPHES = dict.fromkeys(map(ord, "‘’‛ʹʻʼʽ`´′＇"), "'")
# Punctuation by Unicode's table, yet it says something: 5 % is not 5.
MEANINGFUL = "%‰§#&@"
WORD = re.compile(r"[^\W\d_]+")
LATIN = re.compile("[a-z]")
CYRILLIC = re.compile("[\u0400-\u052f]")
MOST_PASSES = 5


def normalise(text: str) -> str:
    """The folded form of `text`; folding it again changes nothing."""
    # One fold can lay another bare (a mark that joins its letter only once the mark
    # between them is gone), so it is repeated until nothing changes.
    for _pass in range(MOST_PASSES):
        before, text = text, _fold(text)
        if text == before:
            break
    return text


def _fold(text: str) -> str:
    # NFKC would make a space of the spacing acute, which stands for an apostrophe.
    text = text.translate(APOSTROPHES)
    text = unicodedata.normalize("NFKC", "".join(filter(_is_visible, text))).casefold()
    text = re.sub("ё\u0308*", "е", unicodedata.normalize("NFKC", text.replace("i\u0307", "i")))
    text = "".join("-" if _is_dash(character) else character for character in text)
    text = WORD.sub(_one_script, text.translate(APOSTROPHES))
    return _without_surroundings(" ".join(text.split()))


def _one_script(word: re.Match[str]) -> str:
    letters = word[0]
    if LATIN.search(letters) and CYRILLIC.search(letters):
        return letters.translate(LOOK_ALIKES)
    return letters


def _without_surroundings(text: str) -> str:
    kept = [place for place, character in enumerate(text) if not _is_surrounding(character)]
    return text[kept[0] : kept[-1] + 1] if kept else ""


def _is_visible(character: str) -> bool:
    # Soft hyphens, zero-width spaces, direction marks: pasted along, never typed.
    return unicodedata.category(character) != "Cf"


def _is_dash(character: str) -> bool:
    return unicodedata.category(character) == "Pd" or character == "\N{MINUS SIGN}"


def _is_surrounding(character: str) -> bool:
    if character in MEANINGFUL:
        return False
    return character.isspace() or unicodedata.category(character).startswith("P")
