"""Texts in the reader's language, each with the language that it is in."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language

from assessments.scoring import Raw
from qalqan.common.languages import LANGUAGES, Localized, localize

# An answer is shown as it was typed, and a form sends each line end as two characters.
LINE_END = "\r\n"


def reader_language() -> str:
    return get_language() or LANGUAGES[0]


def text_of(texts: Mapping[str, str]) -> Localized:
    return localize(texts, reader_language())


def own_words(text: str) -> Localized:
    """A text of the interface, or of no language at all."""
    return Localized(text, reader_language())


def said(texts: Mapping[str, str] | None) -> Localized | None:
    """The text, or None where there is nothing to say."""
    text = text_of(texts or {})
    return text if text.text else None


def typed_raw(text: str) -> Raw:
    return {"text": text.replace(LINE_END, "\n"), "language": reader_language()}


def typed_text(raw: Raw | None) -> str:
    return str(raw["text"]) if raw else ""


def typed_words(raw: Mapping[str, Any]) -> Localized:
    """What a learner typed, marked with the language of the page on which they did."""
    language = raw.get("language", reader_language())
    return Localized(raw["text"], language, language != reader_language())
