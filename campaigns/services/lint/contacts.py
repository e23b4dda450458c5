"""Numbers and addresses of lines in a text, told from years, amounts, ages and laws. Pure."""

import re
from collections.abc import Collection, Iterator

YEAR = r"(?:19|20)\d\d"
DASH = r"\s?[–—-]\s?"
SPACE = "[ \u00a0\u202f]"

# Digits that are not to be called, however many they are.
SPARED = re.compile(
    rf"""
    (?<![\d+]){YEAR}{DASH}{YEAR}(?!\d)                            # years: 2012-2014
    | (?<!\d){YEAR}-\d\d-\d\d(?!\d) | (?<!\d)\d\d?\.\d\d?\.{YEAR}(?!\d)      # dates
    | (?<!\d)\d\d?[.:]\d\d{DASH}\d\d?[.:]\d\d(?!\d)               # hours: 09.00-18.00
    | (?<![\d+(])(?<!\d[ -])\d{{1,3}}(?:(?:{SPACE}|,)\d{{3}})+(?![\d-])(?!{SPACE}\d) # 1 400 000
    | \b\d+{SPACE}?(?:₸|%|kzt\b|тг\b|тенге|теңге|tenge|usd\b)     # money
    | (?:\blaw|\border|закон|приказ|заң|бұйрық)\w*\W+(?:no\b|number|номер\w*|№)\W*\d[\w/-]*
    """,
    re.IGNORECASE | re.VERBOSE,
)
CALLING = (
    "call|calling|dial|phone|ring|tel|number|line|hotline|helpline|"
    r"позвон\w*|звон\w*|набер\w*|набир\w*|номер\w*|телефон\w*|тел|лини\w*|"
    r"қоңырау\w*|хабарлас\w*|нөмір\w*|желі\w*|qoʻngʻiroq\w*|raqam\w*|қўнғироқ\w*|рақам\w*|занг\w*"
)
BETWEEN = (
    r"us|me|on|to|at|is|the|now|free|by|number|no|line|hotline|"
    r"по|на|бесплатно|номер\w*|телефон\w*|доверия|лини\w*|шалыңыз|нөмір\w*|желі\w*"
)
SHORT = rf"(?<![\d.,])(?!{YEAR}\b)(?:\d{{3}}[ -]\d{{2,3}}|\d{{3,6}})(?!\d)"
FOUND = (
    # A link that a telephone or a messenger opens, an e-mail address, a name in a messenger.
    re.compile(r"\b(?:tel|sms|mailto|viber|whatsapp|tg|skype):[^\s\"'<>]+", re.IGNORECASE),
    re.compile(r"\b(?:wa\.me|t\.me|m\.me|viber\.me|\w+\.whatsapp\.com)/[^\s\"'<>]+", re.IGNORECASE),
    re.compile(r"[\w.+-]+@[\w-]+\.\w+|(?<![\w.])@[A-Za-z]\w{3,}"),
    # Seven digits or more, however they are grouped, and the local 74-25-28.
    re.compile(r"(?<![\w/])\+?\(?\d(?:[\s\u00a0\u202f().–-]{0,2}\d){6,14}(?![\w/])"),
    re.compile(r"(?<![\d.,+-])\d{2,3}-\d\d-\d\d(?![\d-])"),
    # A short number beside a word of calling, or a text that is nothing else.
    re.compile(
        rf"\b(?:{CALLING})(?:\W{{1,3}}(?:{BETWEEN})\b){{0,3}}\W{{0,3}}{SHORT}", re.IGNORECASE
    ),
    re.compile(
        rf"{SHORT}(?:-\w{{1,3}}{SPACE}(?:қоңырау|хабарлас|звон)"
        rf"|{SPACE}(?:нөмір|желі(?!с)|номер|лини|hotline|helpline|line\b))",
        re.IGNORECASE,
    ),
    re.compile(rf"\A\W*{SHORT}\W*\Z"),
)


def contacts_in(text: str, *, known: Collection[str] = ()) -> list[str]:
    """What looks like the number or address of a line; `known` ones are found in any words."""
    rest = SPARED.sub(" … ", text)
    found = [match.group().strip() for pattern in FOUND for match in pattern.finditer(rest)]
    return list(dict.fromkeys([*found, *_known_in(rest, known)]))


def _known_in(text: str, known: Collection[str]) -> Iterator[str]:
    for number in known:
        digits = re.sub(r"\D", "", number)
        if not digits and number.casefold() in text.casefold():
            yield number
        # Shorter ones may be a count of anything.
        if len(digits) > 4 and re.search(rf"(?<!\d){'[ -]?'.join(digits)}(?!\d)", text):
            yield number
