"""What is amiss on a page of a course: pictures, films, and the time that it is said to take."""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from assessments.enums import PackageRule
from courses.enums import LessonRule
from courses.models import CoursePage, LessonPage
from qalqan.common.models import BasePage
from qalqan.common.services import checks
from qalqan.common.services.checks import Finding
from qalqan.common.services.translations.units import units

# Silent reading with understanding, words a minute.
WORDS_A_MINUTE = 130
OFTEN_WRONG = 2


def register_all() -> None:
    for check in (check_pictures, check_films, check_minutes, check_cover, check_activities):
        checks.register_for_pages(check)


def check_pictures(page: BasePage) -> Iterator[Finding]:
    """Figures without alternative text, in any language in which the page is read."""
    for value in _blocks_of(page, "figure"):
        if value["decorative"]:
            continue
        texts = value["alt"].texts()
        for code in page.ready_languages():
            if not texts[code].strip():
                said = _("A picture has no alternative text.")
                yield Finding("alt_text", page.url_path, said, code, not any(texts.values()))


def check_films(page: BasePage) -> Iterator[Finding]:
    """Films without captions, and sounds without a transcript, language by language."""
    for value in _blocks_of(page, "video"):
        for code in page.ready_languages():
            if not value["captions"].get(code):
                said = _("A film has no captions.")
                missing = not any(value["captions"].get(other) for other in ("kk", "ru", "en"))
                yield Finding("captions", page.url_path, said, code, missing)
    for value in _blocks_of(page, "audio"):
        if not value["file"]:
            continue
        texts = value["transcript"].texts()
        for code in page.ready_languages():
            if not texts[code].strip():
                said = _("A sound file has no transcript.")
                yield Finding("captions", page.url_path, said, code, not any(texts.values()))


def check_minutes(page: BasePage) -> Iterator[Finding]:
    """A reading time that the length of the text does not bear out."""
    if not isinstance(page, LessonPage):
        return
    words = len(re.findall(r"\w+", strip_tags(" ".join(_texts(page)))))
    needed = max(1, round(words / WORDS_A_MINUTE))
    if page.minutes and page.minutes * OFTEN_WRONG < needed:
        said = _("It is said to take %(said)d minutes; reading alone takes about %(needed)d.")
        values = {"said": page.minutes, "needed": needed}
        yield Finding("minutes", page.url_path, said % values)


def _texts(page: LessonPage) -> list[str]:
    code = next(iter(page.ready_languages()), page.source_language)
    return [unit.texts[code] for unit in units(page)]


def check_cover(page: BasePage) -> Iterator[Finding]:
    if not isinstance(page, CoursePage) or not page.cover_id:
        return
    for code in page.ready_languages():
        if not getattr(page, f"cover_alt_{code}"):
            said = _("The cover picture has no alternative text.")
            yield Finding("alt_text", page.url_path, said, code, blocking=True)


def check_activities(page: BasePage) -> Iterator[Finding]:
    """Activities that ask for a result, with no question in use for those who cannot use them."""
    if getattr(page, "completed_when", None) != LessonRule.ACTIVITIES:
        return
    for value in _blocks_of(page, "h5p"):
        question = value["question"]
        if value["counts"] == PackageRule.PASSED and not (question and question.live):
            said = _("“%(title)s” asks for a result, and the question in its place is not in use.")
            yield Finding("activities", page.url_path, said % {"title": value["title"]})


def _blocks_of(page: BasePage, kind: str) -> Iterator[Any]:
    """The values of all blocks of one kind, at any depth of the body."""
    body = getattr(page, "body", None)
    return _deep(body, kind) if isinstance(body, StreamValue) else iter(())


def _deep(stream: StreamValue, kind: str) -> Iterator[Any]:
    for child in stream:
        if child.block_type == kind:
            yield child.value
        elif hasattr(child.value, "values"):
            for part in child.value.values():
                if isinstance(part, StreamValue):
                    yield from _deep(part, kind)
