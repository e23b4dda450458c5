"""From a module into its test and back: rules first, credit, corrections, tutors, supervisors."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from assessments import services
from assessments.models import Assessment, Attempt, ExtraTime, Item, Response, SupervisionCode
from assessments.services import bank
from assessments.services.remarking import correct
from courses.enums import Post
from courses.models import Academy, Certificate, Completion, Enrolment, ModulePage
from courses.services.appointing import appoint
from qalqan.accounts.models import User
from qalqan.common.services import outbox
from tests.assessments.taking import answer, answer_right, begin, finish, make_essay
from tests.factories import EnrolmentFactory, choice_spec, make_assessment, make_item

pytestmark = pytest.mark.django_db
MODULE = "/kk/courses/police/identification/"
START, PRE_TEST = f"{MODULE}assessment/", f"{MODULE}pre-test/"


@pytest.fixture
def enrolment(cadet: User) -> Enrolment:
    return Enrolment.objects.get(learner=cadet)


@pytest.fixture
def module(db: None) -> ModulePage:
    return ModulePage.objects.get(slug="identification")


def set_paper(module: ModulePage, **rules: Any) -> Assessment:
    """Give the module a test of one item of its own."""
    paper = make_assessment("module-paper", [make_item("module-item")], **rules)
    ModulePage.objects.filter(pk=module.pk).update(assessment=paper)
    return paper


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_the_rules_are_shown_before_anything_starts(cadet_client: Any, module: ModulePage) -> None:
    set_paper(module, time_limit=20, most_attempts=3, feedback="at_once")
    page = text_of(cadet_client.get(START))
    assert "20 минут" in page
    assert "60 секунд" in page
    assert not Attempt.objects.exists()


def test_a_visitor_without_an_enrolment_is_led_to_the_module(signed_in: Any) -> None:
    assert signed_in("judge").get(START).url == MODULE


def test_an_obstacle_is_named_with_the_time_from_which_it_is_gone(
    cadet_client: Any, module: ModulePage
) -> None:
    set_paper(module, opens_at=timezone.now() + timedelta(days=3))
    response = cadet_client.post(START)
    assert response.status_code == 400
    when = timezone.localtime(timezone.now() + timedelta(days=3))
    assert f"{when:%Y}" in text_of(response)
    assert not Attempt.objects.exists()


def test_a_supervised_test_asks_for_the_code_and_says_when_it_is_wrong(
    cadet_client: Any, module: ModulePage, manager: User
) -> None:
    paper = set_paper(module, supervised=True)
    assert 'name="code"' in text_of(cadet_client.get(START))
    assert cadet_client.post(START, {"code": "WRONGONE"}).status_code == 400
    code = services.issue_code(paper, by=manager)
    assert cadet_client.post(START, {"code": code.code}).status_code == 302
    assert Attempt.objects.get().supervised


def test_a_code_of_another_academy_starts_nothing(
    cadet_client: Any, module: ModulePage, person: Any
) -> None:
    paper = set_paper(module, supervised=True)
    stranger = person("auditor")
    appoint(stranger, Post.TUTOR, at=Academy.objects.create(code="x", name="X"))
    code = services.issue_code(paper, by=stranger)
    assert cadet_client.post(START, {"code": code.code}).status_code == 400


def test_a_manager_makes_a_code_and_sees_it(signed_in: Any, module: ModulePage) -> None:
    paper = set_paper(module, supervised=True)
    client = signed_in("manager")
    client.post("/kk/academy/supervision/", {"assessment": paper.key})
    code = SupervisionCode.objects.get()
    assert code.code in text_of(client.get("/kk/academy/supervision/"))


@pytest.mark.parametrize("path", ["supervision/", "marking/"])
def test_a_cadet_has_no_business_in_the_academys_pages(cadet_client: Any, path: str) -> None:
    assert cadet_client.get(f"/kk/academy/{path}").status_code == 403


def test_a_pre_test_that_gives_credit_completes_the_module_without_lessons(
    cadet_client: Any, module: ModulePage, enrolment: Enrolment, cadet: User
) -> None:
    item = make_item("known")
    make_assessment("before", [item], gives_credit=True)
    after = make_assessment("after", [item], pre_test="before")
    ModulePage.objects.filter(pk=module.pk).update(assessment=after)
    assert PRE_TEST in text_of(cadet_client.get(MODULE))
    cadet_client.post(PRE_TEST)
    attempt = Attempt.objects.get()
    answer_right(attempt)
    finish(attempt)
    completion = Completion.objects.get(kind="module")
    assert completion.attempt == attempt.uuid
    after_url = f"/kk/my/after/{enrolment.registration}/{attempt.uuid}/"
    assert cadet_client.get(after_url).url == MODULE
    assert "100" in text_of(cadet_client.get(MODULE))


def test_a_pre_test_without_credit_completes_nothing(
    module: ModulePage, enrolment: Enrolment, cadet: User
) -> None:
    item = make_item("known")
    before = make_assessment("before", [item])
    after = make_assessment("after", [item], pre_test="before")
    ModulePage.objects.filter(pk=module.pk).update(assessment=after)
    attempt = begin(before, cadet, registration=enrolment.registration)
    answer_right(attempt)
    assert finish(attempt).passed
    assert not Completion.objects.exists()


@pytest.fixture
def credited(module: ModulePage, enrolment: Enrolment, cadet: User) -> Attempt:
    """A module completed, and certified, by a pre-test whose key is wrong."""
    item = make_item("keyed", right="a")
    before = make_assessment("before", [item], gives_credit=True)
    after = make_assessment("after", [item], pre_test="before")
    ModulePage.objects.filter(pk=module.pk).update(assessment=after)
    attempt = begin(before, cadet, registration=enrolment.registration)
    answer(attempt, 0, [bank.option_id("keyed", "a")])
    finish(attempt)
    outbox.sweep()
    return attempt


def test_a_corrected_key_withdraws_what_rested_on_it_and_the_certificate_says_so(
    credited: Attempt, client: Any, person: Any
) -> None:
    certificate = Certificate.objects.get()
    wrong = Item.objects.get(key="keyed").version
    right = bank.store_item("keyed", spec=choice_spec("keyed", right="b")).version
    correct(wrong, right, reason="typed wrongly", by=person("publisher"))
    assert not Completion.objects.standing().filter(kind="module").exists()
    assert Completion.objects.filter(withdrawn_at__isnull=False).exists()
    page = text_of(client.get(f"/verify/{certificate.code}/", follow=True))
    assert "q-tag--revoked" in page


@pytest.fixture
def essay_attempt(module: ModulePage, enrolment: Enrolment, cadet: User) -> Attempt:
    paper = make_assessment("essays", [make_essay("essay")], "0.50")
    ModulePage.objects.filter(pk=module.pk).update(assessment=paper)
    attempt = begin(paper, cadet, registration=enrolment.registration)
    answer(attempt, 0, {"text": "Алдымен қауіпсіздік.", "language": "kk"})
    return finish(attempt)


def test_a_tutor_marks_without_seeing_a_name(
    signed_in: Any, essay_attempt: Attempt, cadet: User
) -> None:
    tutor = signed_in("tutor")
    queue = text_of(tutor.get("/kk/academy/marking/"))
    address = f"/kk/academy/marking/{essay_attempt.uuid}/0/"
    page = text_of(tutor.get(address))
    assert address in queue
    assert "Алдымен қауіпсіздік." in page
    assert cadet.last_name not in queue + page
    sent = {"criterion-0": "3", "criterion-1": "0.5", "comment": "Жақсы"}
    assert tutor.post(address, sent).status_code == 302
    assert Attempt.objects.get().passed
    assert address not in text_of(tutor.get("/kk/academy/marking/"))


def test_marks_beyond_the_rubric_come_back_with_an_error(
    signed_in: Any, essay_attempt: Attempt
) -> None:
    address = f"/kk/academy/marking/{essay_attempt.uuid}/0/"
    response = signed_in("tutor").post(address, {"criterion-0": "9", "criterion-1": "1"})
    assert response.status_code == 400
    assert Attempt.objects.get().score is None


def test_a_tutor_removes_a_text_with_a_reason(signed_in: Any, essay_attempt: Attempt) -> None:
    tutor = signed_in("tutor")
    address = f"/kk/academy/marking/{essay_attempt.uuid}/0/remove/"
    assert tutor.post(address, {"reason": ""}).status_code == 400
    assert tutor.post(address, {"reason": "names a person"}).status_code == 302
    assert Response.objects.get().raw == {"text": ""}


def test_essays_of_another_academy_are_not_found(signed_in: Any, cadet: User) -> None:
    other = EnrolmentFactory()
    attempt = begin(
        make_assessment("essays", [make_essay("essay")]),
        other.learner,
        registration=other.registration,
    )
    answer(attempt, 0, {"text": "…бірдеңе", "language": "kk"})
    finish(attempt)
    tutor = signed_in("tutor")
    assert str(attempt.uuid) not in text_of(tutor.get("/kk/academy/marking/"))
    assert tutor.get(f"/kk/academy/marking/{attempt.uuid}/0/").status_code == 404


def test_a_manager_grants_extra_time_to_people_of_the_own_academy_alone(
    signed_in: Any, enrolment: Enrolment
) -> None:
    client = signed_in("manager")
    address = f"/kk/academy/extra-time/{enrolment.registration}/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"percent": 50, "reason": "note"}).status_code == 302
    assert ExtraTime.objects.get().percent == 50
    foreign = EnrolmentFactory().registration
    assert client.get(f"/kk/academy/extra-time/{foreign}/").status_code == 404


def test_an_attempt_that_waits_for_a_tutor_is_on_ones_own_page(
    cadet_client: Any, essay_attempt: Attempt
) -> None:
    assert str(essay_attempt.uuid) in text_of(cadet_client.get("/kk/my/"))
