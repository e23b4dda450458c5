"""Beside reading: private notes, reports of errors and their answers, and how pages look."""

from typing import Any

import pytest

from courses.models import ErrorReport, LessonPage, Note
from courses.services import error_reports
from qalqan.common.models import OutboxMessage
from tests.factories import EnrolmentFactory

pytestmark = pytest.mark.django_db
LESSON = "/kk/courses/police/identification/what-trafficking-is/"


def lesson() -> LessonPage:
    return LessonPage.objects.get(slug="what-trafficking-is")


def test_a_note_stands_where_it_was_written(cadet_client: Any) -> None:
    cadet_client.post(f"{LESSON}note/", {"text": "Есте сақта"})
    assert "Есте сақта" in cadet_client.get(LESSON).content.decode()
    cadet_client.post(f"{LESSON}note/", {"text": "Басқа"})
    assert list(Note.objects.values_list("text", flat=True)) == ["Басқа"]


def test_an_emptied_note_is_gone(cadet_client: Any) -> None:
    cadet_client.post(f"{LESSON}note/", {"text": "Есте сақта"})
    cadet_client.post(f"{LESSON}note/", {"text": "  "})
    assert not Note.objects.exists()


def test_nobody_else_sees_a_note(cadet_client: Any, signed_in: Any, person: Any) -> None:
    EnrolmentFactory(learner=person("judge"))
    cadet_client.post(f"{LESSON}note/", {"text": "Менің ойым"})
    for name in ("judge", "admin", "manager", "author"):
        assert "Менің ойым" not in signed_in(name).get(LESSON).content.decode()


def test_a_note_that_is_too_long_comes_back_whole(cadet_client: Any) -> None:
    text = "ә" * 5001
    response = cadet_client.post(f"{LESSON}note/", {"text": text})
    assert response.status_code == 400
    assert text in response.content.decode()
    assert not Note.objects.exists()


def test_a_note_with_a_zero_byte_is_kept_without_it(cadet_client: Any) -> None:
    assert cadet_client.post(f"{LESSON}note/", {"text": "Есте\0 сақта"}).status_code == 302
    assert Note.objects.get().text == "Есте сақта"
    assert cadet_client.post(f"{LESSON}note/", {"text": "a", "block": "\0"}).status_code == 404


def test_a_note_belongs_to_a_place_that_there_is(cadet_client: Any) -> None:
    response = cadet_client.post(f"{LESSON}note/", {"text": "a", "block": "nowhere"})
    assert response.status_code == 404


def test_who_is_not_enrolled_keeps_no_note(signed_in: Any) -> None:
    assert signed_in("judge").post(f"{LESSON}note/", {"text": "a"}).status_code == 404


def send(client: Any, text: str = "Қате бар", **data: str) -> Any:
    return client.post(f"{LESSON}report/", {"text": text, **data})


def test_a_report_reaches_the_queue_and_its_answer_the_learner(
    cadet_client: Any, signed_in: Any
) -> None:
    block = str(lesson().body[0].id)
    assert send(cadet_client, block=block).status_code == 302
    report = ErrorReport.objects.get()
    assert (report.block, report.language) == (block, "kk")
    author = signed_in("author")
    assert "Қате бар" in author.get("/cms/error-reports/").content.decode()
    beside = author.get(f"/cms/pages/{lesson().pk}/edit/").content.decode()
    assert "Қате бар" in beside
    url = f"/cms/error-reports/{report.pk}/"
    assert author.get(url).status_code == 200
    author.post(url, {"state": "mended", "answer": "Рақмет, түзетілді."})
    assert "Рақмет, түзетілді." in cadet_client.get("/kk/my/").content.decode()
    assert "Қате бар" not in author.get("/cms/error-reports/").content.decode()
    assert "Қате бар" in author.get("/cms/error-reports/?closed=1").content.decode()
    assert OutboxMessage.objects.filter(kind=error_reports.KIND).count() == 1


def test_a_report_is_answered_once(cadet_client: Any, signed_in: Any) -> None:
    send(cadet_client)
    url = f"/cms/error-reports/{ErrorReport.objects.get().pk}/"
    author = signed_in("author")
    author.post(url, {"state": "declined", "answer": "Бұл дұрыс."})
    author.post(url, {"state": "mended", "answer": "Екінші."})
    assert ErrorReport.objects.get().answer == "Бұл дұрыс."


def test_the_answer_is_mailed_where_mail_works(
    cadet_client: Any, person: Any, settings: Any, mailoutbox: Any
) -> None:
    settings.EMAIL_URL = "smtp://localhost"
    send(cadet_client, text="Менің ойым")
    error_reports.tell({"report": ErrorReport.objects.get().pk})
    assert mailoutbox[0].to == ["cadet@demo.example"]
    assert "Менің ойым" not in mailoutbox[0].body


def test_a_self_check_is_reported_with_its_item(cadet_client: Any) -> None:
    check = next(child for child in lesson().body if child.block_type == "self_check")
    send(cadet_client, block=str(check.id))
    assert ErrorReport.objects.get().item == check.value["item"]


def test_a_question_of_a_test_is_reported_from_where_it_stands(
    cadet_client: Any, person: Any
) -> None:
    start = cadet_client.post("/kk/courses/police/identification/assessment/")["Location"]
    page = cadet_client.get(start).content.decode()
    attempt = start.split("/")[3]
    url = f"/kk/my/report/{attempt}/1/"
    assert url in page
    assert cadet_client.post(url, {"text": "Сұрақ екіұшты"}).status_code == 302
    assert ErrorReport.objects.get().item is not None
    assert cadet_client.get(f"/kk/my/report/{attempt}/99/").status_code == 404


def test_nobody_reports_without_end(cadet_client: Any) -> None:
    for number in range(error_reports.MOST_A_DAY):
        assert send(cadet_client, text=f"{number}").status_code == 302
    assert send(cadet_client, text="one more").status_code == 200
    assert ErrorReport.objects.count() == error_reports.MOST_A_DAY


def test_translators_and_learners_do_not_see_the_queue(signed_in: Any) -> None:
    for name in ("cadet", "translator", "steward"):
        assert signed_in(name).get("/cms/error-reports/").status_code in {302, 403}


def test_text_size_and_stillness_hold_on_every_page(cadet_client: Any) -> None:
    assert "q-text-" not in cadet_client.get(LESSON).content.decode()
    response = cadet_client.post(
        "/kk/my/reading/", {"text_size": "large", "less_motion": "on", "next": LESSON}
    )
    assert response["Location"] == LESSON
    assert 'class="q-text-large q-still"' in cadet_client.get(LESSON).content.decode()
    assert "q-text-large" in cadet_client.get("/ru/my/").content.decode()


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:x"])
def test_settings_lead_nowhere_else(cadet_client: Any, target: str) -> None:
    response = cadet_client.post("/kk/my/reading/", {"text_size": "normal", "next": target})
    assert response["Location"] == "/kk/my/"
