"""A course goes out of one installation and into another, and nothing is lost on the way."""

import json
from io import BytesIO
from typing import Any

import pytest
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from assessments.models import Item
from assessments.services import Assessment
from courses.exchange.services import preview
from courses.models import CoursePage, LessonPage
from qalqan.common.models import Amount, GlossaryTerm, Source
from tests.courses.exchange.files import (
    add_blocks,
    bring_in,
    changed,
    document,
    exported,
    parts_of,
    picture,
    rich,
    wipe,
    wipe_courses,
    without_dates,
)
from tests.courses.lesson_blocks import every_block, lesson_with

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
LESSON = "police/identification/what-trafficking-is"


def test_an_empty_installation_gets_the_same_course_with_ids_of_its_own() -> None:
    before = {item.key: item.pk for item in Item.objects.all()}
    file = exported()
    wipe()
    bring_in(file)
    assert without_dates(exported()) == without_dates(file)
    assert not {item.pk for item in Item.objects.all()} & set(before.values())


def test_what_is_there_already_stays_unchanged() -> None:
    told = bring_in(exported())
    assert [
        (kind, name)
        for kind, one in told.items()
        for name in ("created", "updated", "conflicts")
        if one[name]
    ] == []


def test_learners_see_nothing_before_it_is_published() -> None:
    file = exported()
    wipe()
    bring_in(file)
    assert not CoursePage.objects.live().exists()
    assert not LessonPage.objects.live().exists()
    assert not Item.objects.filter(live=True).exists()
    assert Assessment.objects.get(key="police-identification").languages == []


def test_a_course_comes_in_published_where_that_is_asked_for() -> None:
    file = exported()
    wipe_courses()
    bring_in(file, and_publish=True)
    assert LessonPage.objects.live().count() == 6
    assert Item.objects.filter(live=True).count() == Item.objects.count()
    assert Assessment.objects.get(key="police-identification").languages == ["kk", "ru", "en"]


def test_questions_on_sources_that_nobody_checked_here_stay_drafts() -> None:
    file = exported()
    wipe()
    told = bring_in(file, and_publish=True)["item"]
    assert {one["code"] for one in told["conflicts"]} == {"not_published"}
    assert not Item.objects.filter(live=True).exists()


def test_new_sources_wait_for_a_check_on_this_installation() -> None:
    file = exported()
    assert b'"in_force"' in parts_of(file)["source.json"]
    wipe()
    bring_in(file)
    assert set(Source.objects.values_list("status", "checked_on")) == {("to_verify", None)}


def test_a_source_that_is_here_is_never_changed() -> None:
    file = exported()
    Source.objects.filter(key="palermo-protocol").update(title_kk="Осындағы атау")
    told = bring_in(file)["source"]
    assert [(one["name"], one["code"]) for one in told["conflicts"]] == [
        ("palermo-protocol", "differs")
    ]
    assert Source.objects.filter(key="palermo-protocol", title_kk="Осындағы атау").exists()


def test_a_changed_lesson_becomes_a_draft_over_the_live_one() -> None:
    def change(lesson: dict[str, Any]) -> None:
        lesson["heading"]["ru"] = "Другой заголовок"
        lesson["body"][0]["value"]["body"]["en"] = "<p>Other words.</p>"

    told = bring_in(changed(exported(), "lesson", change))["lesson"]
    assert told["updated"] == [{"name": LESSON, "languages": ["ru", "en"]}]
    lesson = LessonPage.objects.get(slug="what-trafficking-is")
    assert lesson.heading_ru != "Другой заголовок"
    assert lesson.get_latest_revision_as_object().heading_ru == "Другой заголовок"


def test_a_preview_writes_nothing() -> None:
    file = exported()
    wipe()
    _file, plan = preview(BytesIO(file))
    assert plan.as_json()["lesson"]["created"][0] == LESSON
    assert not LessonPage.objects.exists()


def test_a_page_under_review_is_left_alone() -> None:
    file = changed(exported(), "lesson", lambda lesson: lesson.update(minutes=99))
    LessonPage.objects.filter(slug="what-trafficking-is").update(locked=True)
    told = bring_in(file)["lesson"]
    assert told["updated"] == []
    assert told["conflicts"][0]["code"] == "in_review"


def test_a_published_test_is_left_alone() -> None:
    file = changed(exported(), "assessment", lambda rules: rules.update(pass_mark="0.10"))
    told = bring_in(file)["assessment"]
    assert told["conflicts"][0]["code"] == "published"
    assert str(Assessment.objects.get(key="police-identification").pass_mark) == "0.80"


def test_a_lesson_that_the_file_has_not_stays_and_is_named() -> None:
    file = exported()
    add = LessonPage(title="Own", slug="own-lesson", heading_en="Own")
    LessonPage.objects.get(slug="signs").get_parent().add_child(instance=add)
    told = bring_in(file)["lesson"]
    assert [(one["name"], one["code"]) for one in told["conflicts"]] == [
        ("police/identification/own-lesson", "not_in_file")
    ]


def test_pictures_documents_words_sums_and_links_come_along() -> None:
    other = LessonPage.objects.get(slug="signs")
    source = Source.objects.first()
    term = GlossaryTerm.objects.create(key="own-word", term_kk="сөз", definition_kk="мәні")
    amount = Amount.objects.create(key="own-sum", name_kk="сома", source=source)
    amount.values.create(tenge="4325", valid_from="2026-01-01")
    image, paper = picture(), document()
    add_blocks(
        (
            "text",
            rich(
                f'<p><a linktype="page" id="{other.pk}">бет</a>'
                f' <a linktype="term" id="{term.pk}">сөз</a>'
                f' <a linktype="document" id="{paper.pk}">құжат</a>'
                f' <embed embedtype="amount" id="{amount.pk}"/></p>'
            ),
        ),
    )
    course = CoursePage.objects.get(slug="police")
    course.cover = image
    course.save_revision().publish()
    file = exported()
    assert f'id="{other.pk}"' not in parts_of(file)["lesson.json"].decode().replace('\\"', '"')
    wipe()
    for record in (image, paper):
        record.delete()
    bring_in(file)
    assert without_dates(exported()) == without_dates(file)
    drafted = CoursePage.objects.get(slug="police").get_latest_revision_as_object()
    assert drafted.cover == get_image_model().objects.get()
    assert GlossaryTerm.objects.filter(key="own-word", definition_kk="мәні").exists()
    lesson = LessonPage.objects.get(slug="what-trafficking-is").get_latest_revision_as_object()
    target = LessonPage.objects.get(slug="signs").pk
    assert f'linktype="page" id="{target}"' in lesson.body[-1].value["body"]["kk"].source


def test_blocks_of_every_kind_come_back_as_they_were() -> None:
    lesson = lesson_with(every_block())
    lesson.save_revision().publish()
    file = exported()
    told = bring_in(file)
    assert not told["lesson"]["updated"]
    assert not told["lesson"]["conflicts"]
    wipe()
    get_image_model().objects.all().delete()
    get_document_model().objects.all().delete()
    bring_in(file)
    assert without_dates(exported()) == without_dates(file)


def test_a_link_to_a_page_that_is_not_here_becomes_plain_words() -> None:
    other = LessonPage.objects.get(slug="signs")
    add_blocks(("text", rich(f'<p><a linktype="page" id="{other.pk}">бет</a></p>')))
    raw = parts_of(exported())["lesson.json"].decode()
    elsewhere = raw.replace("page:/courses/police/identification/signs/", "page:/nowhere/")
    assert elsewhere != raw
    told = bring_in(changed(exported(), "lesson", lambda one: one.update(_moved(elsewhere))))
    assert told["lesson"]["conflicts"][0]["code"] == "not_here"


def _moved(raw: str) -> dict[str, Any]:
    first: dict[str, Any] = json.loads(raw)[LESSON]
    return first


def _changed_on_both_sides() -> BytesIO:
    """A file made before the first lesson was changed here, which changes it otherwise."""
    raw = exported()
    lesson = LessonPage.objects.get(slug="what-trafficking-is")
    lesson.heading_ru = "Здешний заголовок"
    lesson.save_revision()
    return changed(raw, "lesson", lambda one: one["heading"].update(ru="Другой заголовок"))


def test_a_lesson_that_was_changed_here_after_the_file_was_made_stays() -> None:
    told = bring_in(_changed_on_both_sides())["lesson"]
    assert told["updated"] == []
    assert [(one["name"], one["code"]) for one in told["conflicts"]] == [(LESSON, "changed_here")]
    lesson = LessonPage.objects.get(slug="what-trafficking-is")
    assert lesson.get_latest_revision_as_object().heading_ru == "Здешний заголовок"


def test_what_was_changed_here_is_taken_from_the_file_where_that_is_chosen() -> None:
    told = bring_in(_changed_on_both_sides(), take=[f"lesson:{LESSON}"])["lesson"]
    assert told["updated"] == [{"name": LESSON, "languages": ["ru"]}]
    lesson = LessonPage.objects.get(slug="what-trafficking-is")
    assert lesson.get_latest_revision_as_object().heading_ru == "Другой заголовок"


def test_a_question_that_was_changed_here_after_the_file_was_made_stays() -> None:
    raw = exported()
    item = Item.objects.order_by("key").first()
    assert item
    item.prompt_ru = "Здешний вопрос"
    item.save_revision()
    told = bring_in(changed(raw, "item", lambda one: one["prompt"].update(en="Other?")))["item"]
    assert "changed_here" in {one["code"] for one in told["conflicts"]}
    newest = Item.objects.get(pk=item.pk).get_latest_revision_as_object()
    assert newest.prompt_ru == "Здешний вопрос"
