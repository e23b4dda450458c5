"""Give texts out, as one XLIFF document, to translators who work elsewhere."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TextIO

from wagtail.models import Page

from qalqan.common.languages import LANGUAGES
from qalqan.common.services.translations.following import newest, state_of, translated_models
from qalqan.common.services.translations.xliff.names import name_of
from qalqan.common.services.translations.xliff.writing import TAIL, file_of, head

Progress = Callable[[int, int], None]


@dataclass
class Exported:
    """How much went out; `left_out` counts content whose original is in another language."""

    source_language: str
    contents: int = 0
    units: int = 0
    left_out: int = 0


def export_translations(
    stream: TextIO,
    *,
    language: str,
    below: Page | None = None,
    report: Progress = lambda _done, _total: None,
) -> Exported:
    """Write an XLIFF 2.0 document with every text to translate into `language`.

    With `below`, that page and those under it alone. XLIFF has one source language a document:
    the one in which most of the content is written, that of the translation apart.
    """
    contents = list(_contents(below))
    spoken = Counter(one.source_language for one in contents if one.source_language != language)
    other = next(code for code in LANGUAGES if code != language)
    chosen = spoken.most_common(1)[0][0] if spoken else other
    exported = Exported(chosen)
    stream.write(head(chosen, language))
    for place, content in enumerate(contents, start=1):
        listed = [
            one for one in state_of(newest(content), language) if one.source.language == chosen
        ]
        if listed:
            stream.write(file_of(place, name_of(content), listed))
            exported.contents += 1
            exported.units += len(listed)
        elif content.source_language != language:
            exported.left_out += 1
        report(place, len(contents))
    stream.write(TAIL)
    return exported


def _contents(below: Page | None) -> list[Any]:
    """Pages in the order of the tree, then items; below a page there are no items."""
    kinds = translated_models()
    pages = [page for kind in kinds if issubclass(kind, Page) for page in _pages(kind, below)]
    items = [kind for kind in kinds if not issubclass(kind, Page) and below is None]
    rest = [content for kind in items for content in kind._default_manager.order_by("pk")]
    return [*sorted(pages, key=lambda page: page.path), *rest]


def _pages(kind: Any, below: Page | None) -> list[Any]:
    found = kind.objects.all()
    return list(found.descendant_of(below, inclusive=True) if below else found)
