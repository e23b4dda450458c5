"""The translation board and its screens: who sees what, who may change what, what it costs."""

import re
from typing import Any

import pytest
from django.urls import reverse

from assessments.models import Item
from courses.models import CoursePage, LessonPage
from qalqan.common.forms.translations import field_name
from qalqan.common.languages import LANGUAGES
from qalqan.common.models import Translation
from qalqan.common.services import translations
from qalqan.common.services.translations import digest
from tests.common.translations.many import add_lessons

pytestmark = pytest.mark.django_db
BOARD = "/cms/translations/"
MANY = 2_000


@pytest.fixture
def lesson() -> LessonPage:
    return LessonPage.objects.get(slug="what-trafficking-is")


def screen(content: Any, language: str, tail: str = "") -> str:
    kind = content._meta.label_lower
    return reverse("translation", args=[kind, content.pk, language]) + tail


def newest(lesson: LessonPage) -> LessonPage:
    return translations.newest(LessonPage.objects.get(pk=lesson.pk))


def change_source(lesson: LessonPage) -> None:
    draft = newest(lesson)
    draft.heading_kk = "Адам саудасы деген не екен"
    draft.save_revision()


def rewrite_in_russian(lesson: LessonPage) -> None:
    """Make Russian the original, and its heading newer than the Kazakh one."""
    draft = newest(lesson)
    draft.source_language = "ru"
    translations.accept(draft)
    draft.heading_ru = "Торговля людьми: что это"
    draft.save_revision()


def sent(lesson: LessonPage, language: str, **values: str) -> dict[str, str]:
    """What the browser sends for these texts."""
    shown = {unit.key: unit.texts[language] for unit in translations.units(newest(lesson))}
    return {
        **{field_name(key): text for key, text in values.items()},
        **{f"seen-{field_name(key)}": digest(shown[key]) for key in values},
    }


def shown_titles(response: Any) -> list[str]:
    return [entry.title for entry, _cells in response.context["rows"]]


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("translator", 200),
        ("author", 200),
        ("publisher", 200),
        ("admin", 200),
        ("reviewer", 302),
        ("steward", 302),
        ("cadet", 302),
    ],
)
def test_the_board_is_for_those_who_translate(signed_in: Any, name: str, status: int) -> None:
    assert signed_in(name).get(BOARD).status_code == status


def test_the_board_names_each_language_in_itself_and_each_state_in_words(
    signed_in: Any, lesson: LessonPage
) -> None:
    change_source(lesson)
    english = {"accept-language": "en"}
    response = signed_in("translator").get(BOARD, {"search": "trafficking is"}, headers=english)
    text = response.content.decode()
    assert all(name in text for name in ("Қазақша", "Русский", "English"))
    assert re.search(r"q-state--outdated.*?Outdated 1", text, re.DOTALL)


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({"state": "outdated"}, True),
        ({"state": "outdated", "language": "kk"}, False),
        ({"state": "outdated", "language": "ru"}, True),
        ({"state": "outdated", "mine": "on"}, False),
        ({"state": "missing"}, False),
        ({"kind": "courses.lessonpage"}, True),
        ({"kind": "assessments.item"}, False),
        ({"search": "АДАМ САУДАСЫ ДЕГЕН"}, True),
        ({"search": "nowhere"}, False),
    ],
)
def test_the_board_is_cut_by_filters(
    signed_in: Any, lesson: LessonPage, chosen: dict[str, str], found: bool
) -> None:
    change_source(lesson)
    translator = signed_in("translator")
    response = translator.get(BOARD, {"language": "", **chosen}, headers={"accept-language": "kk"})
    live = str(LessonPage.objects.get(pk=lesson.pk).heading_kk)
    assert (live in shown_titles(response)) == found


def test_the_board_is_cut_by_parts_of_the_tree(signed_in: Any, lesson: LessonPage) -> None:
    course = CoursePage.objects.get(slug="police")
    response = signed_in("author").get(BOARD, {"part": course.path})
    entries = [entry for entry, _cells in response.context["rows"]]
    assert {entry.path[: len(course.path)] for entry in entries} == {course.path}
    assert lesson.pk in {entry.pk for entry in entries}


def test_the_bars_are_drawn_whatever_marks_decimals(signed_in: Any, lesson: LessonPage) -> None:
    change_source(lesson)
    text = signed_in("author").get(BOARD, headers={"accept-language": "kk"}).content.decode()
    widths = re.findall(r'<rect[^>]* width="([^"]*)"', text)
    assert len(widths) == 12
    assert sum(map(float, widths[4:8])) == pytest.approx(100, abs=0.1)


def test_the_board_costs_the_same_for_two_thousand_pages(
    signed_in: Any, django_assert_max_num_queries: Any
) -> None:
    add_lessons(MANY)
    author = signed_in("author")
    author.get(BOARD)
    with django_assert_max_num_queries(15):
        response = author.get(BOARD)
    assert response.context["page_obj"].paginator.count > MANY


def test_a_translator_reads_every_language_and_writes_their_own(
    signed_in: Any, lesson: LessonPage
) -> None:
    translator = signed_in("translator")
    for code in LANGUAGES:
        assert translator.get(screen(lesson, code)).status_code == 200
    before = newest(lesson).heading_ru
    refused = translator.post(screen(lesson, "ru"), sent(lesson, "ru", heading="Чужое"))
    assert refused.status_code == 403
    assert newest(lesson).heading_ru == before
    rewrite_in_russian(lesson)
    saved = translator.post(screen(lesson, "kk"), sent(lesson, "kk", heading="Адам саудасы"))
    assert saved.status_code == 302
    assert newest(lesson).heading_kk == "Адам саудасы"


def test_a_translator_cannot_open_the_page_form_or_publish(
    signed_in: Any, lesson: LessonPage
) -> None:
    translator = signed_in("translator")
    assert translator.get(f"/cms/pages/{lesson.pk}/edit/").status_code == 302
    assert translator.post(screen(lesson, "kk", "publish/")).status_code == 403


def test_an_outdated_text_shows_what_changed_in_its_source(
    signed_in: Any, lesson: LessonPage
) -> None:
    change_source(lesson)
    text = signed_in("author").get(screen(lesson, "ru", "?todo=1")).content.decode()
    assert "<ins>" in text
    assert "екен</ins>" in text
    assert text.count("q-unit") == 1


def test_two_who_change_the_same_text_see_both(signed_in: Any, lesson: LessonPage) -> None:
    first = sent(lesson, "ru", heading="Первый", summary="Кратко")
    signed_in("author").post(screen(lesson, "ru"), sent(lesson, "ru", heading="Другой"))
    response = signed_in("publisher").post(screen(lesson, "ru"), first)
    assert response.status_code == 409
    text = response.content.decode()
    assert "Первый" in text
    assert "Другой" in text
    assert newest(lesson).heading_ru == "Другой"
    assert newest(lesson).summary_ru == "Кратко"


def test_a_text_is_confirmed_and_then_reviewed_by_another(
    signed_in: Any, lesson: LessonPage
) -> None:
    change_source(lesson)
    row = Translation.objects.of(lesson).filter(language="ru")
    author, publisher = signed_in("author"), signed_in("publisher")
    author.post(screen(lesson, "ru"), {"confirm": "heading"})
    assert (row.get().outdated, row.get().unreviewed) == (0, 1)
    author.post(screen(lesson, "ru"), {"reviewed": "heading"})
    assert row.get().unreviewed == 1
    publisher.post(screen(lesson, "ru"), {"reviewed": "heading"})
    assert row.get().unreviewed == 0


def test_a_publisher_publishes_one_language(signed_in: Any, lesson: LessonPage) -> None:
    publisher = signed_in("publisher")
    publisher.post(screen(lesson, "ru"), sent(lesson, "ru", heading="Торговля людьми"))
    assert publisher.post(screen(lesson, "ru", "publish/")).status_code == 302
    assert LessonPage.objects.get(pk=lesson.pk).heading_ru == "Торговля людьми"


def test_a_preview_is_in_the_language_of_the_screen(signed_in: Any, lesson: LessonPage) -> None:
    draft = newest(lesson)
    draft.heading_ru = "Ещё не опубликовано"
    draft.save_revision()
    response = signed_in("translator").get(screen(lesson, "ru", "preview/"))
    text = response.content.decode()
    assert '<html lang="ru"' in text
    assert "Ещё не опубликовано" in text


def test_a_question_is_translated_on_the_same_screen(signed_in: Any) -> None:
    item = Item.objects.get(key="adult-consent")
    author = signed_in("author")
    assert author.get(screen(item, "en")).status_code == 200
    form = {field_name("prompt"): "What does it mean?"}
    form[f"seen-{field_name('prompt')}"] = digest(item.prompt_en)
    assert author.post(screen(item, "en"), form).status_code == 302
    draft = Item.objects.get(pk=item.pk).get_latest_revision_as_object()
    assert draft.prompt_en == "What does it mean?"
    assert author.post(screen(item, "en", "publish/")).status_code == 403


@pytest.mark.parametrize(
    "path", ["no.such/1/kk/", "auth.group/1/kk/", "courses.lessonpage/0/kk/", "x/1/kk/"]
)
def test_what_is_no_content_is_not_found(signed_in: Any, path: str) -> None:
    assert signed_in("admin").get(BOARD + path).status_code == 404
