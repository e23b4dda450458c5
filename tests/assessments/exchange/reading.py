"""Short ways to read and write single items in tests."""

import io

from assessments.exchange.formats import FORMATS, Draft, Skipped
from assessments.scoring import Spec


def read_all(name: str, text: str | bytes, *, language: str = "en") -> list[Draft | Skipped]:
    data = text.encode() if isinstance(text, str) else text
    return list(FORMATS[name].read(io.BytesIO(data), language=language))


def read_drafts(name: str, text: str | bytes, *, language: str = "en") -> list[Draft]:
    found = read_all(name, text, language=language)
    drafts = [draft for draft in found if isinstance(draft, Draft)]
    assert len(drafts) == len(found), found
    return drafts


def read_one(name: str, text: str | bytes, *, language: str = "en") -> Draft:
    [draft] = read_drafts(name, text, language=language)
    return draft


def reason(name: str, text: str) -> str:
    """Why the only item of a file is skipped."""
    [skipped] = read_all(name, text)
    assert isinstance(skipped, Skipped), skipped
    return str(skipped.error.code)


def again(name: str, draft: Draft, *, language: str = "kk") -> Spec:
    """The spec after it went out and came in."""
    form = FORMATS[name]
    text = form.head + form.write(draft, language=language) + form.tail
    return read_one(name, text, language=language).spec


def question(kind: str, *parts: str, text: str = "Which?") -> str:
    """A Moodle XML file with one question."""
    body = "".join(parts)
    return (
        f'<quiz><question type="{kind}"><name><text>Name</text></name><questiontext format="html">'
        f"<text><![CDATA[{text}]]></text></questiontext>{body}</question></quiz>"
    )


def answer(fraction: str, text: str, inside: str = "") -> str:
    return f'<answer fraction="{fraction}"><text><![CDATA[{text}]]></text>{inside}</answer>'
