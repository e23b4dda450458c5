"""Lines as the public gets them, with what is written of them in further languages.

A text that is missing, or older than what the register says now, is not shown: the reader gets the
Russian, marked as such. Better a sentence to ask somebody about than one that is no longer true.
"""

from collections.abc import Iterable

from campaigns.models import HotlineText
from campaigns.models.hotline_texts import LINE_TEXTS, russian
from qalqan.common.languages import localize_field
from qalqan.common.models import Hotline


def shown_lines() -> list[Hotline]:
    """The lines that public pages may show today, each with its texts in further languages."""
    return with_texts(Hotline.objects.shown().select_related("source"))


def with_texts(lines: Iterable[Hotline]) -> list[Hotline]:
    """`lines` with their current texts as further fields, which `localize_field` then finds."""
    found = {line.pk: line for line in lines}
    for text in HotlineText.objects.filter(hotline__in=found):
        line = found[text.hotline_id]
        text.hotline = line
        if text.is_current:
            _carry(line, text)
    return list(found.values())


def is_partly_russian(line: Hotline, language: str, *, names: Iterable[str] = LINE_TEXTS) -> bool:
    """Whether a reader of `language` gets one of the texts `names` of `line` in Russian."""
    shown = [localize_field(line, name, language) for name in names]
    return any(one.is_fallback and one.language == "ru" for one in shown)


def texts_in(language: str) -> list[HotlineText]:
    """All that is written of lines in one further language, shown or not."""
    return list(HotlineText.objects.filter(language=language).select_related("hotline"))


def _carry(line: Hotline, text: HotlineText) -> None:
    """The words of `text`, but for those about which the register says nothing."""
    for name, said in russian(line).items():
        if said.strip():
            setattr(line, f"{name}_{text.language}", getattr(text, name))
