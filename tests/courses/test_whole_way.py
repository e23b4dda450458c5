"""The main job: a cadet learns, is assessed, and the academy sees it."""

import csv
import io
import uuid
from typing import Any

import pytest

from assessments import services
from assessments.models import Attempt, Item
from courses.models import Certificate, Completion, Enrolment, LessonPage, ModulePage
from courses.services import certificates, completion
from qalqan.accounts.models import User
from qalqan.common.models import AuditRow

pytestmark = pytest.mark.django_db
MODULE = "/kk/courses/police/identification/"
COLUMNS = "&".join(
    f"columns={name}" for name in ("name", "lessons_done", "score", "passed", "completed_on")
)
FIRST = f"{MODULE}what-trafficking-is/"


@pytest.fixture(autouse=True)
def deliver_here(settings: Any) -> None:
    settings.REDIS_URL = ""


def lessons() -> list[LessonPage]:
    return list(LessonPage.objects.live().order_by("path"))


def read_all(client: Any) -> None:
    for lesson in lessons():
        assert client.post(f"{MODULE}{lesson.slug}/complete/").status_code == 302


def take(client: Any, *, right: bool = True) -> Attempt:
    """Take the assessment by the pages' own forms, the second half in Russian."""
    start = client.post(f"{MODULE}assessment/")["Location"]
    attempt = Attempt.objects.order_by("-pk")[0]
    assert str(attempt.uuid) in start
    specs = services.sheet(attempt).specs
    for number, spec in enumerate(specs, start=1):
        language = "kk" if number < 4 else "ru"
        raw = spec["correct"] if right else []
        client.post(
            f"/{language}/attempts/{attempt.uuid}/{number}/",
            {"answer": raw, "response_uuid": str(uuid.uuid4()), "sequence": number},
        )
    client.post(f"/ru/attempts/{attempt.uuid}/finish/")
    attempt.refresh_from_db()
    return attempt


@pytest.fixture
def passed(cadet_client: Any, django_capture_on_commit_callbacks: Any) -> Attempt:
    with django_capture_on_commit_callbacks(execute=True):
        read_all(cadet_client)
        return take(cadet_client)


def test_a_lesson_read_to_its_end_leads_to_the_next(cadet_client: Any) -> None:
    first, second = lessons()[:2]
    response = cadet_client.post(f"{FIRST}complete/")
    assert response["Location"] == f"{MODULE}{second.slug}/"
    assert Completion.objects.get().page_id == first.pk


def test_the_last_lesson_leads_back_to_the_module(cadet_client: Any) -> None:
    assert cadet_client.post(f"{MODULE}{lessons()[-1].slug}/complete/")["Location"] == MODULE


def test_reading_a_lesson_twice_is_one_completion(cadet_client: Any) -> None:
    for _again in range(2):
        cadet_client.post(f"{FIRST}complete/")
    assert Completion.objects.count() == 1


def test_opening_a_lesson_completes_nothing(cadet_client: Any) -> None:
    assert cadet_client.get(FIRST).status_code == 200
    assert cadet_client.get(f"{FIRST}complete/")["Location"] == FIRST
    assert not Completion.objects.exists()


def test_reading_everything_without_the_pass_completes_no_module(cadet_client: Any) -> None:
    read_all(cadet_client)
    assert not Completion.objects.filter(kind="module").exists()
    take(cadet_client, right=False)
    assert not Completion.objects.filter(kind="module").exists()


def test_the_pass_without_the_lessons_completes_no_module(cadet_client: Any) -> None:
    assert take(cadet_client).passed
    assert not Completion.objects.filter(kind="module").exists()


def test_lessons_and_pass_complete_the_module_and_the_course(passed: Attempt) -> None:
    kinds = set(Completion.objects.exclude(kind="lesson").values_list("kind", flat=True))
    assert kinds == {"module", "course"}
    assert Completion.objects.get(kind="module").attempt == passed.uuid
    assert AuditRow.objects.filter(action="completion.recorded").count() == 2


def test_lessons_read_after_the_pass_complete_the_module(cadet_client: Any) -> None:
    attempt = take(cadet_client)
    read_all(cadet_client)
    assert Completion.objects.get(kind="module").attempt == attempt.uuid


def test_a_module_that_asks_for_less_is_completed_by_the_next_step(cadet_client: Any) -> None:
    *most, last = lessons()
    for lesson in most:
        cadet_client.post(f"{MODULE}{lesson.slug}/complete/")
    take(cadet_client)
    assert not Completion.objects.filter(kind="module").exists()
    last.unpublish()
    cadet_client.post(f"{FIRST}complete/")
    assert Completion.objects.filter(kind="module").exists()


def test_an_attempt_that_outlives_its_enrolment_completes_nothing(
    cadet: User, cadet_client: Any
) -> None:
    read_all(cadet_client)
    cadet_client.post(f"{MODULE}assessment/")
    Enrolment.objects.filter(learner=cadet).update(closed_at="2026-11-01T00:00Z")
    attempt = Attempt.objects.get()
    result = services.AttemptResult(
        attempt.uuid, attempt.registration, attempt.assessment_id, passed=True
    )
    completion.attempt_finished(result)
    assert not Completion.objects.filter(kind="module").exists()


def test_a_test_without_questions_says_so(cadet_client: Any) -> None:
    Item.objects.update(live=False)
    response = cadet_client.post(f"{MODULE}assessment/")
    assert response.status_code == 400
    assert "сұрақтар жетіспейді" in response.content.decode()
    assert not Attempt.objects.exists()


def test_a_second_pass_changes_no_completion(cadet_client: Any, passed: Attempt) -> None:
    before = list(Completion.objects.values_list("pk", "completed_at"))
    assert take(cadet_client).passed
    assert list(Completion.objects.values_list("pk", "completed_at")) == before


def test_an_attempt_under_a_vanished_registration_completes_nothing(cadet: User) -> None:
    result = services.AttemptResult(uuid.uuid4(), uuid.uuid4(), 1, passed=True)
    completion.attempt_finished(result)
    assert not Completion.objects.exists()


def test_a_language_change_keeps_the_same_attempt(passed: Attempt) -> None:
    assert Attempt.objects.count() == 1
    assert set(passed.responses.values_list("language", flat=True)) == {"kk", "ru"}


def test_the_certificate_is_issued_exactly_once(passed: Attempt) -> None:
    record = Completion.objects.get(kind="module")
    certificates.issue({"completion": record.pk})
    certificate = Certificate.objects.get()
    assert certificate.completion == record
    assert AuditRow.objects.filter(action="certificate.issued").count() == 1
    assert len(certificate.code) == 26
    assert str(certificate) == certificate.number


def test_the_learner_sees_the_certificate_and_anybody_can_verify_it(
    passed: Attempt, cadet_client: Any, client: Any, signed_in: Any, cadet: User
) -> None:
    code = Certificate.objects.get().code
    page = cadet_client.get(f"/kk/my/certificates/{code}/").content.decode()
    assert "Сәрсенов Әлихан" in page
    assert f"/verify/{code}/" in page
    assert signed_in("judge").get(f"/kk/my/certificates/{code}/").status_code == 404
    public = client.get(f"/verify/{code.lower()}/", headers={"Accept-Language": "en"})
    text = public.content.decode()
    assert public.status_code == 200
    assert ModulePage.objects.get().heading_en in text
    assert "Сәрсенов" not in text
    assert not public.cookies


def test_an_unknown_code_is_said_to_be_unknown(client: Any) -> None:
    response = client.get("/en/verify/AAAAAAAAAAAAAAAAAAAAAAAAAA/")
    assert response.status_code == 200
    assert "No certificate has this code" in response.content.decode()


def test_my_page_leads_on_where_the_learner_stopped(cadet_client: Any) -> None:
    cadet_client.post(f"{FIRST}complete/")
    page = cadet_client.get("/kk/my/").content.decode()
    assert f"{MODULE}{lessons()[1].slug}/" in page


def test_my_page_shows_results_and_certificates(passed: Attempt, cadet_client: Any) -> None:
    page = cadet_client.get("/kk/my/").content.decode()
    assert Certificate.objects.get().number in page
    assert f"/kk/attempts/{passed.uuid}/result/" in page


def test_after_the_result_the_learner_goes_on_to_the_module(
    passed: Attempt, cadet_client: Any, signed_in: Any
) -> None:
    url = f"/kk/my/after/{passed.registration}/{passed.uuid}/"
    assert cadet_client.get(url)["Location"] == MODULE
    assert signed_in("judge").get(url).status_code == 404
    other = f"/kk/my/after/{passed.registration}/{uuid.uuid4()}/"
    assert cadet_client.get(other).status_code == 404


def test_the_manager_sees_completion_and_score(passed: Attempt, signed_in: Any) -> None:
    page = signed_in("manager").get("/kk/academy/").content.decode()
    assert "Сәрсенов Әлихан" in page
    assert "<span>100</span>" in page


def test_the_file_holds_the_figures_of_the_screen(passed: Attempt, signed_in: Any) -> None:
    response = signed_in("manager").get(f"/en/academy/results.csv?{COLUMNS}")
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    cadet = next(row for row in rows if row["Name"] == "Сәрсенов Әлихан")
    assert (cadet["Lessons completed"], cadet["Best result, %"]) == ("6", "100")
    assert cadet["Test passed"] == "yes"
    assert cadet["Completed on"]
    assert AuditRow.objects.filter(action="results.exported").exists()


def test_a_name_that_is_a_formula_comes_out_dead(signed_in: Any, cadet: User) -> None:
    User.objects.filter(pk=cadet.pk).update(last_name="=HYPERLINK(1)")
    response = signed_in("manager").get("/en/academy/results.csv")
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in text


@pytest.mark.parametrize(("state", "seen"), [("completed", True), ("behind", False), ("", True)])
def test_the_table_can_be_filtered(passed: Attempt, signed_in: Any, state: str, seen: bool) -> None:
    cohort = Enrolment.objects.get(registration=passed.registration).cohort_id
    page = signed_in("manager").get(f"/kk/academy/?state={state}&cohort={cohort}")
    assert ("Сәрсенов Әлихан" in page.content.decode()) is seen


def test_an_unknown_filter_shows_everything(signed_in: Any) -> None:
    page = signed_in("manager").get("/kk/academy/?state=nonsense&cohort=999999&page=99")
    assert "Сәрсенов Әлихан" in page.content.decode()
