"""A learner in the middle keeps the course as it was; a change that all need reaches all."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses.models import CoursePage, CourseVersion, Enrolment, LessonPage, ModulePage
from courses.services import completion, versions
from qalqan.accounts.models import User
from qalqan.common.models import AuditRow, Source
from qalqan.common.services import sources
from qalqan.common.services.translations import publish_language
from tests.factories import EnrolmentFactory

pytestmark = pytest.mark.django_db
MODULE = "/kk/courses/police/identification/"
FIRST = f"{MODULE}what-trafficking-is/"


def course() -> CoursePage:
    return CoursePage.objects.get(slug="police")


def first_lesson() -> LessonPage:
    return LessonPage.objects.get(slug="what-trafficking-is")


def enrolment_of(person: User) -> Enrolment:
    return Enrolment.objects.select_related("course", "version").get(learner=person)


def rewrite(heading: str, lesson: LessonPage | None = None) -> None:
    lesson = lesson or first_lesson()
    lesson.heading_kk = heading
    lesson.save_revision().publish()


def add_lesson(slug: str = "added") -> LessonPage:
    module = ModulePage.objects.get(slug="identification", url_path__contains="/police/")
    lesson: LessonPage = module.add_child(
        instance=LessonPage(
            title=slug, slug=slug, heading_kk="Қосылған сабақ", ready_kk=True, live=False
        )
    )
    lesson.save_revision().publish()
    return lesson


def test_a_learner_who_has_begun_reads_what_they_began(cadet_client: Any, person: Any) -> None:
    cadet_client.post(f"{FIRST}complete/")
    rewrite("Жаңа атау")
    assert "Жаңа атау" not in cadet_client.get(FIRST).content.decode()
    fresh = EnrolmentFactory()
    page = versions.as_read(first_lesson(), fresh)
    assert page.heading_kk == "Жаңа атау"


def test_a_learner_who_has_not_begun_reads_the_newest(cadet_client: Any) -> None:
    rewrite("Жаңа атау")
    assert "Жаңа атау" in cadet_client.get(FIRST).content.decode()


def test_a_lesson_added_later_is_not_asked_of_those_in_the_middle(
    cadet_client: Any, person: Any
) -> None:
    cadet_client.post(f"{FIRST}complete/")
    add_lesson()
    assert "Қосылған сабақ" not in cadet_client.get(MODULE).content.decode()
    assert completion.open_enrolment(person("cadet"), course()) is not None
    for lesson in LessonPage.objects.live().exclude(slug="added"):
        cadet_client.post(f"{MODULE}{lesson.slug}/complete/")
    enrolment = enrolment_of(person("cadet"))
    module = ModulePage.objects.get(slug="identification", url_path__contains="/police/")
    module.assessment = None
    assert completion.complete_module_if_done(enrolment, module) is not None


def test_what_was_taken_down_is_asked_of_nobody(cadet_client: Any, person: Any) -> None:
    cadet_client.post(f"{FIRST}complete/")
    removed = LessonPage.objects.get(slug="signs")
    removed.unpublish()
    text = cadet_client.get(MODULE).content.decode()
    assert "/signs/" not in text


def test_a_version_that_nobody_holds_is_brought_up_to_date() -> None:
    before = CourseVersion.objects.filter(course=course()).count()
    rewrite("Бір")
    rewrite("Екі")
    assert CourseVersion.objects.filter(course=course()).count() == before


def test_each_publication_after_a_beginning_makes_a_version(cadet_client: Any) -> None:
    cadet_client.post(f"{FIRST}complete/")
    rewrite("Бір")
    (newest, changed), (earlier, _changed) = versions.listed(course())[:2]
    assert newest.number == earlier.number + 1
    assert (newest.holding, earlier.holding) == (0, 1)
    assert [page.slug for page in changed] == ["what-trafficking-is"]


def test_the_screen_of_many_versions_costs_what_that_of_few_costs(
    signed_in: Any, django_assert_max_num_queries: Any
) -> None:
    screen = f"/cms/courses/{course().pk}/versions/"
    publisher = signed_in("publisher")
    publisher.get(screen)
    with CaptureQueriesContext(connection) as few:
        publisher.get(screen)
    for number in range(6):
        EnrolmentFactory(version=versions.record(course()))
        rewrite(f"Атау {number}")
    with django_assert_max_num_queries(len(few)):
        page = publisher.get(screen).content.decode()
    assert page.count("/history/") >= 6


def test_a_change_that_all_need_reaches_those_in_the_middle_and_tells_them(
    cadet_client: Any, signed_in: Any, person: Any
) -> None:
    cadet_client.post(f"{FIRST}complete/")
    rewrite("Жаңа атау")
    words = {"kk": "Заң өзгерді.", "ru": "Закон изменился.", "en": "The law changed."}
    screen = f"/cms/courses/{course().pk}/versions/"
    assert signed_in("publisher").post(screen, words).status_code == 302
    assert "Жаңа атау" in cadet_client.get(FIRST).content.decode()
    assert "Заң өзгерді." in cadet_client.get(MODULE).content.decode()
    assert "Закон изменился." in cadet_client.get(MODULE.replace("/kk/", "/ru/")).content.decode()
    done = completion.completed_pages(enrolment_of(person("cadet")))
    assert first_lesson().pk in done
    assert AuditRow.objects.filter(action="course_version.for_all").exists()


def test_only_who_may_publish_moves_learners(signed_in: Any) -> None:
    screen = f"/cms/courses/{course().pk}/versions/"
    author = signed_in("author")
    assert author.get(screen).status_code == 200
    words = {"kk": "a", "ru": "b", "en": "c"}
    assert author.post(screen, words).status_code in {302, 403}
    assert not AuditRow.objects.filter(action="course_version.for_all").exists()
    assert not CourseVersion.objects.exclude(for_all_since=None).exists()


def test_the_words_for_learners_are_needed_in_all_languages(signed_in: Any) -> None:
    screen = f"/cms/courses/{course().pk}/versions/"
    EnrolmentFactory(version=versions.record(course()))
    rewrite("Бір")
    response = signed_in("publisher").post(screen, {"kk": "Заң", "ru": "", "en": ""})
    assert response.status_code == 200
    assert "error-message" in response.content.decode()


def test_a_language_published_alone_reaches_those_in_the_middle(
    cadet_client: Any, person: Any
) -> None:
    cadet_client.post(f"{FIRST}complete/")
    held = enrolment_of(person("cadet")).version
    draft = first_lesson()
    draft.heading_ru, draft.heading_kk = "Точнее сказано", "Басқаша айтылған"
    draft.save_revision()
    publish_language(first_lesson(), language="ru", by=person("publisher"))
    assert enrolment_of(person("cadet")).version == held == versions.newest_of(course())
    assert "Точнее сказано" in cadet_client.get(FIRST.replace("/kk/", "/ru/")).content.decode()
    assert "Басқаша айтылған" not in cadet_client.get(FIRST).content.decode()


def test_a_lesson_newer_than_ones_version_leads_back_and_records_nothing(
    cadet_client: Any, person: Any
) -> None:
    cadet_client.post(f"{FIRST}complete/")
    added = add_lesson()
    for response in (
        cadet_client.get(f"{MODULE}added/"),
        cadet_client.post(f"{MODULE}added/complete/"),
    ):
        assert response["Location"] == MODULE
    assert added.pk not in completion.completed_pages(enrolment_of(person("cadet")))


def test_the_test_of_ones_version_is_the_one_to_pass(cadet_client: Any, person: Any) -> None:
    cadet_client.post(f"{FIRST}complete/")
    module = ModulePage.objects.get(slug="identification", url_path__contains="/police/")
    module.assessment = None
    module.save_revision().publish()
    for lesson in LessonPage.objects.live():
        cadet_client.post(f"{MODULE}{lesson.slug}/complete/")
    assert module.pk not in completion.completed_pages(enrolment_of(person("cadet")))
    assert cadet_client.get(f"{MODULE}assessment/").status_code == 200


def test_who_reads_an_older_version_is_told_of_a_change_that_others_have_read(
    cadet_client: Any, person: Any
) -> None:
    cadet_client.post(f"{FIRST}complete/")
    source = Source.objects.get(key="palermo-protocol")
    sources.record_change(source, change="Moved.", tell_learners=True, by=person("admin"))
    rewrite("Жаңа атау")
    sources.close_review(sources.open_reviews(first_lesson()).get(), by=person("author"))
    said = "A source of this lesson has changed."
    assert said in cadet_client.get(FIRST.replace("/kk/", "/en/")).content.decode()


def test_a_page_that_learners_took_is_not_deleted(cadet_client: Any, signed_in: Any) -> None:
    cadet_client.post(f"{FIRST}complete/")
    response = signed_in("admin").post(f"/cms/pages/{first_lesson().pk}/delete/")
    assert response.status_code == 302
    assert LessonPage.objects.filter(slug="what-trafficking-is").exists()


def test_a_course_that_is_taken_down_takes_its_lessons_along(
    cadet_client: Any, client: Any
) -> None:
    course().unpublish()
    assert cadet_client.get(FIRST).status_code == 404
    assert client.get(MODULE).status_code == 404
