"""What is searched: the texts of published training pages, each in its own language."""

from html import unescape

from django.utils.html import strip_tags

from courses.models import CoursePage, LessonPage, ModulePage, SearchText
from courses.models.pages import TrainingPage
from courses.services.search.stemming import entries
from qalqan.common.services.translations.units import units

KINDS = (CoursePage, ModulePage, LessonPage)


def index(page: TrainingPage) -> None:
    """Write what is live of `page`, in the languages in which it is ready, and no others."""
    ready = page.ready_languages() if page.live and isinstance(page, KINDS) else []
    for code in ready:
        heading = getattr(page, f"heading_{code}") or ""
        text = _text(page, code)
        SearchText.objects.update_or_create(
            page_id=page.pk,
            language=code,
            defaults={
                "heading": heading,
                "text": text,
                "stems": f" {' '.join(entries(f'{heading} {text}', code))} ",
            },
        )
    SearchText.objects.filter(page_id=page.pk).exclude(language__in=ready).delete()


def _text(page: TrainingPage, language: str) -> str:
    """All but the heading, as one line of plain text."""
    hidden = ("heading", *_hidden(page))
    texts = [unit.texts[language] for unit in units(page) if not unit.key.startswith(hidden)]
    # A tag ends a word: "<li>a</li><li>b</li>" is no word "ab".
    plain = " ".join(unescape(strip_tags(text.replace("<", " <"))) for text in texts)
    return " ".join(plain.split())


def _hidden(page: TrainingPage) -> list[str]:
    """The keys of what a search must not show: parts for some alone, and what has a warning."""
    body = page.body.get_prep_value() if isinstance(page, LessonPage) else []
    lenses = [f"body/{child['id']}/" for child in body if child["type"] == "for_audience"]
    notes = [f"body/{child['id']}/matter/" for child in body if child["type"] == "content_note"]
    return [*lenses, *notes]


def forget(page: TrainingPage) -> None:
    SearchText.objects.filter(page_id=page.pk).delete()


def index_all() -> int:
    """Write the whole index anew; returns the number of pages."""
    pages = [page for kind in KINDS for page in kind.objects.live()]
    for page in pages:
        index(page)
    return len(pages)
