"""What is amiss on any page: its languages, its words, its links and its sources."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.models import Page

from qalqan.common.enums import SourceStatus
from qalqan.common.languages import OWN_NAMES
from qalqan.common.models import BasePage, Translation
from qalqan.common.services.checks.reading import odd_length, plain, readability
from qalqan.common.services.checks.registry import Finding
from qalqan.common.services.citations import citations_in
from qalqan.common.services.translations.units import Unit, stream_names, units

LINK = re.compile(r'<a\b[^>]*\blinktype="(page|document)"[^>]*>')
TARGET = re.compile(r'\bid="(\d+)"')


def check_languages(page: BasePage) -> Iterator[Finding]:
    """Texts that are missing or behind their source, in the languages that the page offers."""
    for row in Translation.objects.of(page).filter(language__in=page.ready_languages()):
        counts = {
            _("%(count)d texts are missing"): row.missing,
            _("%(count)d texts are older than their source"): row.outdated,
            _("%(count)d translations wait for a reader"): row.unreviewed,
        }
        said = [text % {"count": count} for text, count in counts.items() if count]
        if said:
            yield Finding("languages", page.url_path, "; ".join(said), row.language)
    for code in page.ready_languages():
        if not getattr(page, f"heading_{code}"):
            text = _("The page is said to be ready, and has no heading.")
            yield Finding("languages", page.url_path, text, code, blocking=True)


def check_words(page: BasePage) -> Iterator[Finding]:
    """Texts that are hard to read, and languages whose lengths differ oddly."""
    found = units(page)
    for code in page.ready_languages():
        text = "\n".join(plain(unit.texts[code]) for unit in found if unit.is_rich)
        level = readability(text, code)
        if level and level.is_hard(code):
            said = _("Hard to read: %(words).0f words a sentence, %(long).0f %% long words.")
            figures = {"words": level.words_a_sentence, "long": 100 * level.long_words}
            yield Finding("reading_level", page.url_path, said % figures, code)
    yield from _odd_lengths(page, found)


def _odd_lengths(page: BasePage, found: list[Unit]) -> Iterator[Finding]:
    for unit in found:
        source = plain(unit.texts[page.source_language])
        for code in page.ready_languages():
            ratio = odd_length(source, plain(unit.texts[code]))
            if ratio is not None:
                said = _("%(place)s is %(ratio).1f times as long as in %(language)s.")
                values = {
                    "place": unit.label,
                    "ratio": ratio,
                    "language": OWN_NAMES[page.source_language],
                }
                yield Finding("lengths", page.url_path, said % values, code)


def check_links(page: BasePage) -> Iterator[Finding]:
    """Links to pages that are not public, and to documents that are gone."""
    wanted: dict[str, set[int]] = {"page": set(), "document": set()}
    for unit in units(page):
        for text in unit.texts.values():
            for link in LINK.finditer(text):
                if target := TARGET.search(link.group()):
                    wanted[link.group(1)].add(int(target.group(1)))
    present = {
        "page": Page.objects.live().filter(pk__in=wanted["page"]),
        "document": get_document_model().objects.filter(pk__in=wanted["document"]),
    }
    for kind, ids in wanted.items():
        gone = ids - set(present[kind].values_list("pk", flat=True)) if ids else set()
        for _one in gone:
            said = _("A link leads to a page or document that is not there.")
            yield Finding("links", page.url_path, said, blocking=True)


def check_sources(page: BasePage) -> Iterator[Finding]:
    """What rests on sources that are not confirmed or not in force any more."""
    streams = [getattr(page, name) for name in stream_names(page)]
    cited = {one["source"] for stream in streams for one in citations_in(stream) if one["source"]}
    for source in sorted(cited, key=lambda source: str(source.key)):
        values = {"source": source, "status": source.get_status_display()}
        if source.status == SourceStatus.SUPERSEDED:
            said = _("It cites “%(source)s”, which is: %(status)s.") % values
            yield Finding("sources", page.url_path, said)
        elif source.status == SourceStatus.TO_VERIFY:
            said = _("It cites “%(source)s”, which is: %(status)s.") % values
            yield Finding("sources", page.url_path, said + " " + _("Readers are told so."))
    for review in page.source_reviews.open().select_related("source"):
        said = _("“%(source)s” changed: %(change)s") % {
            "source": review.source,
            "change": review.change,
        }
        yield Finding("source_reviews", page.url_path, said)
