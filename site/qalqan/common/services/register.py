"""The register of sources as readers see it: by kind, and found by an old number as well."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import get_language

from qalqan.common.enums import SourceKind
from qalqan.common.languages import LANGUAGES
from qalqan.common.models import Source
from qalqan.common.services.sources import successor


@dataclass(frozen=True)
class Entry:
    source: Source
    successor: Source | None


def by_kind(query: str = "") -> Iterator[tuple[str, list[Entry]]]:
    """The sources by kind, in the order of the kinds; with `query`, those that it names.

    `query` is a word of the title or the number of an article, as it stands or as it stood.
    """
    order = list(SourceKind.values)
    found = Source.objects.select_related("act", "superseded_by", "superseded_by__superseded_by")
    named = [source for source in found if _is_named(source, query.casefold())]
    named.sort(key=lambda source: (order.index(source.kind), source.key))
    for kind, group in groupby(named, key=lambda source: source.kind):
        yield str(SourceKind(kind).label), [Entry(one, successor(one)) for one in group]


def _is_named(source: Source, query: str) -> bool:
    if not query:
        return True
    language = get_language() or LANGUAGES[0]
    words = " ".join(
        str(getattr(source, f"{name}_{language}") or "") for name in ("short", "title")
    )
    return source.article.casefold() == query or query in words.casefold()
