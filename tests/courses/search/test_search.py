"""The search page: what is found, by whom, and in which language."""

from typing import Any

import pytest

from courses.models import CoursePage, LessonPage, SearchText
from courses.services import search

pytestmark = pytest.mark.django_db


def found(client: Any, query: str, language: str = "ru") -> list[str]:
    response = client.get(f"/{language}/courses/search/", {"q": query})
    assert response.status_code == 200
    return [url for _one, url in response.context["found"]]


def test_a_learner_finds_a_lesson_by_another_form_of_its_words(cadet_client: Any) -> None:
    assert "/ru/courses/police/identification/why-silence/" in found(cadet_client, "молчание")


def test_kazakh_is_found_in_kazakh_alone(cadet_client: Any) -> None:
    assert found(cadet_client, "құрбандарға", "kk")
    assert not found(cadet_client, "құрбандарға", "en")


def test_lessons_are_for_those_who_may_read_them(client: Any, signed_in: Any) -> None:
    lesson = "/en/courses/police/identification/first-talk/"
    assert lesson in found(signed_in("cadet"), "interpreter", "en")
    assert lesson in found(signed_in("author"), "interpreter", "en")
    assert lesson not in found(client, "interpreter", "en")
    assert "/en/courses/police/" in found(client, "police", "en")


def test_a_visitor_who_searches_gets_no_cookie(client: Any) -> None:
    response = client.get("/kk/courses/search/", {"q": "полиция"})
    assert not response.cookies


def test_what_was_taken_down_or_changed_is_found_no_more(cadet_client: Any) -> None:
    lesson = LessonPage.objects.get(slug="signs")
    lesson.heading_en = "Zebra crossing"
    lesson.save_revision().publish()
    assert found(cadet_client, "zebra", "en")
    lesson.unpublish()
    assert not found(cadet_client, "zebra", "en")
    assert not SearchText.objects.filter(page_id=lesson.pk).exists()


def test_what_lies_below_a_course_that_was_taken_down_is_found_no_more(
    cadet_client: Any, client: Any, signed_in: Any
) -> None:
    CoursePage.objects.get(slug="police").unpublish()
    assert LessonPage.objects.get(slug="signs").live
    for reader in (client, cadet_client, signed_in("author")):
        assert not found(reader, "полиция")
        assert not found(reader, "признаки")


def test_a_language_that_is_not_ready_is_not_searched() -> None:
    lesson = LessonPage.objects.get(slug="signs")
    lesson.ready_en = False
    lesson.save_revision().publish()
    kept = SearchText.objects.filter(page_id=lesson.pk).values_list("language", flat=True)
    assert sorted(kept) == ["kk", "ru"]


def test_what_is_typed_comes_back_as_text(cadet_client: Any) -> None:
    response = cadet_client.get("/en/courses/search/", {"q": "<script>alert(1)</script> police"})
    assert "<script>alert" not in response.content.decode()


def test_a_search_takes_the_same_statements_however_much_is_found(
    cadet_client: Any, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(8):
        assert len(found(cadet_client, "и")) > 5


def test_the_index_can_be_written_anew(cadet_client: Any) -> None:
    SearchText.objects.all().delete()
    assert search.index_all() > 5
    assert found(cadet_client, "признаки")


def test_parts_for_some_alone_and_warned_of_are_not_searched(cadet_client: Any) -> None:
    def text(word: str) -> dict[str, Any]:
        body = {"kk": f"<p>{word}</p>", "ru": f"<p>{word}</p>", "en": f"<p>{word}</p>"}
        return {"type": "text", "value": {"heading": {}, "body": body, "citations": []}}

    lens = {"audiences": ["judges"], "blocks": [text("zebra")]}
    note = {"warning": {"en": "Hard."}, "matter": [text("giraffe")], "instead": [text("koala")]}
    page = LessonPage.objects.get(slug="signs")
    raw = [
        *page.body.get_prep_value(),
        {"type": "for_audience", "value": lens},
        {"type": "content_note", "value": note},
    ]
    page.body = page._meta.get_field("body").stream_block.to_python(raw)
    page.save_revision().publish()
    assert not found(cadet_client, "zebra", "en")
    assert not found(cadet_client, "giraffe", "en")
    assert found(cadet_client, "koala", "en")
