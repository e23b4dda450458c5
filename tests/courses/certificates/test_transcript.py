"""The transcript: all results of all years, for their owner and for who manages them."""

from typing import Any

import pytest
from django.utils import translation

from assessments import services as assessments
from courses.models import Academy, Attendance, Completion, Enrolment, Session
from courses.services import transcripts
from qalqan.accounts.models import User
from qalqan.common.models import Audience
from tests.factories import EnrolmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def simulation(cadet: User) -> Session:
    academy = Academy.objects.get(code="karaganda")
    session = Session.objects.create(
        academy=academy,
        title="Жауап алу тәжірибесі",
        form="simulation",
        starts_at="2025-03-02T05:00Z",
        ends_at="2025-03-02T09:00Z",
        academic_hours="4.5",
    )
    Attendance.objects.create(
        session=session, learner=cadet, academy=academy, evidence="paper", passed=True
    )
    return session


def test_it_holds_courses_and_sessions_of_all_years(
    cadet: User, completion: Completion, simulation: Session, cadet_client: Any
) -> None:
    Completion.objects.filter(pk=completion.pk).update(completed_at="2026-11-01T05:00Z")
    years = transcripts.of(cadet, with_private_scores=True).years
    assert [year for year, _entries in years] == [2026, 2025]
    page = cadet_client.get("/en/my/transcript/").content.decode()
    for words in (simulation.title, "From a paper list", "4.5", "Marked at the server"):
        assert words in page


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_it_is_a_pdf_in_each_language(
    cadet_client: Any, completion: Completion, simulation: Session, language: str
) -> None:
    response = cadet_client.get(f"/{language}/my/transcript.pdf")
    assert response.content.startswith(b"%PDF-")
    assert f"/Lang({language})".encode() in response.content


def test_an_empty_one_says_so(cadet_client: Any) -> None:
    assert "Nothing was completed" in cadet_client.get("/en/my/transcript/").content.decode()
    assert cadet_client.get("/en/my/transcript.pdf").status_code == 200


def test_a_manager_sees_it_of_the_own_people_alone(
    signed_in: Any, cadet: User, completion: Completion
) -> None:
    stranger = EnrolmentFactory(with_profile=True).learner
    for end in ("transcript/", "transcript.pdf"):
        manager = signed_in("manager")
        assert manager.get(f"/en/academy/people/{cadet.pk}/{end}").status_code == 200
        assert manager.get(f"/en/academy/people/{stranger.pk}/{end}").status_code == 404
        assert signed_in("judge").get(f"/en/academy/people/{cadet.pk}/{end}").status_code == 404


def test_scores_that_are_private_are_shown_to_their_owner_alone(
    cadet: User, enrolment: Enrolment, completion: Completion
) -> None:
    module = completion.page.specific
    attempt = assessments.start(
        assessment=module.assessment,
        learner=cadet,
        registration=enrolment.registration,
        language="kk",
    )
    assessments.finish(attempt.uuid, learner=cadet)
    Completion.objects.filter(pk=completion.pk).update(attempt=attempt.uuid)
    private = Audience.objects.create(code="private", scores_are_private=True)
    Enrolment.objects.filter(pk=enrolment.pk).update(audience=private)
    with translation.override("en"):
        assert shown_results(cadet, own=False) == ["Completed"]
        (result,) = shown_results(cadet, own=True)
    assert result.endswith("points")


def test_managers_see_of_private_results_that_a_session_was_attended(
    cadet: User, simulation: Session
) -> None:
    private = Audience.objects.create(code="private", scores_are_private=True)
    Attendance.objects.update(audience=private)
    with translation.override("en"):
        assert shown_results(cadet, own=False) == ["Attended"]
        assert shown_results(cadet, own=True) == ["Passed"]


def shown_results(person: User, *, own: bool) -> list[str]:
    transcript = transcripts.of(person, with_private_scores=own)
    return [entry.result for _year, entries in transcript.years for entry in entries]


def test_it_costs_the_same_for_many_results(
    cadet: User, completion: Completion, simulation: Session, django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        taken = Enrolment.objects.create(
            learner=cadet, course=completion.enrolment.course, closed_at="2026-10-01T00:00Z"
        )
        Completion.objects.create(
            enrolment=taken, page_id=completion.page_id, kind="module", evidence="tutor"
        )
        Attendance.objects.create(
            session=session_like(simulation, number), learner=cadet, evidence="attended"
        )
    with django_assert_max_num_queries(7):
        found = transcripts.of(cadet, with_private_scores=True)
    assert sum(len(entries) for _year, entries in found.years) == 42


def session_like(session: Session, number: int) -> Session:
    return Session.objects.create(
        academy=session.academy,
        title=f"{session.title} {number}",
        form=session.form,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        academic_hours=1,
    )
