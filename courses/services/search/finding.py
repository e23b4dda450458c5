"""Find pages that have every word of a query, the best first, with an excerpt."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import StrIndex
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.models import Page

from courses.models import Enrolment, SearchText
from courses.services.search.stemming import entries, stems, words
from qalqan.accounts.models import User

MOST_WORDS = 10
IN_HEADING = 20
AROUND = 90
# Root, home, catalogue, course, module, lesson.
LESSON_DEPTH = 6


@dataclass(frozen=True)
class Found:
    page: Page
    heading: SafeString
    excerpt: SafeString


def find(query: str, *, language: str, reader: User | None) -> list[Found]:
    """Pages in `language` with all words of `query`, as far as `reader` may read them.

    A word finds those that begin with its stem. Lessons are found by who is enrolled in their
    course and by editors; courses and modules by everybody.
    """
    wanted = stems(query, language)[:MOST_WORDS]
    if not wanted:
        return []
    found = _readable(_published(language), reader)
    for stem in wanted:
        found = found.filter(stems__contains=f" {stem}")
    ranked = sorted(found.select_related("page"), key=lambda row: -_weight(row, wanted))
    return [_shown(row, wanted) for row in ranked]


def _published(language: str) -> QuerySet[SearchText]:
    """Rows of live pages; what lies below a page that was taken down is down as well."""
    down = Page.objects.filter(live=False).annotate(place=StrIndex(OuterRef("page__path"), "path"))
    live = SearchText.objects.filter(language=language, page__live=True)
    return live.exclude(Exists(down.filter(place=1)))


def _readable(rows: QuerySet[SearchText], reader: User | None) -> QuerySet[SearchText]:
    if reader is not None and reader.has_perm("wagtailadmin.access_admin"):
        return rows
    allowed = Q(page__depth__lt=LESSON_DEPTH)
    if reader is not None:
        courses = Enrolment.objects.open().filter(learner=reader)
        for path in courses.values_list("course__path", flat=True):
            allowed |= Q(page__path__startswith=path)
    return rows.filter(allowed)


def _weight(row: SearchText, wanted: list[str]) -> int:
    heading = f" {' '.join(entries(row.heading, row.language))}"
    return sum(
        row.stems.count(f" {stem}") + IN_HEADING * heading.count(f" {stem}") for stem in wanted
    )


def _shown(row: SearchText, wanted: list[str]) -> Found:
    hits = list(_hits(row.text, wanted, row.language))
    start = max(0, hits[0][0] - AROUND) if hits else 0
    start = row.text.rfind(" ", 0, start) + 1
    end = row.text.find(" ", start + 2 * AROUND)
    end = len(row.text) if end < 0 else end
    marked = _marked(row.text, [hit for hit in hits if start <= hit[0] < end], start, end)
    excerpt = format_html(
        "{}{}{}", "… " if start else "", marked, " …" if end < len(row.text) else ""
    )
    heading_hits = list(_hits(row.heading, wanted, row.language))
    return Found(row.page, _marked(row.heading, heading_hits, 0, len(row.heading)), excerpt)


def _hits(text: str, wanted: list[str], language: str) -> Iterator[tuple[int, int]]:
    for start, word in words(text):
        forms = entries(word, language)
        if any(form.startswith(stem) for form in forms for stem in wanted):
            yield start, start + len(word)


def _marked(text: str, hits: list[tuple[int, int]], start: int, end: int) -> SafeString:
    """`text` from `start` to `end` as HTML, with what was found marked."""
    pieces, at = [], start
    for first, last in hits:
        pieces.append((text[at:first], text[first:last]))
        at = last
    marked = format_html_join("", "{}<mark>{}</mark>", pieces)
    return format_html("{}{}", marked, text[at:end])
