"""What learners think: once each, in sums, shown from five answers on."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.enums import Evidence
from courses.models import Completion, Enrolment, Evaluation, EvaluationReceipt, Session
from courses.services import evaluations, sessions
from courses.services.evaluations import QUESTIONS
from qalqan.accounts.models import User
from tests.courses.sessions.conftest import text_of
from tests.factories import UserFactory

COUNTS = st.lists(st.integers(0, 50), min_size=5, max_size=5).filter(any)


def marks(mark: int) -> dict[str, int]:
    return dict.fromkeys(QUESTIONS, mark)


@given(COUNTS)
def test_a_mean_lies_among_the_marks_that_were_given(counts: list[int]) -> None:
    given = [mark for mark, count in enumerate(counts, 1) if count]
    assert given[0] <= evaluations.mean(counts) <= given[-1]


@pytest.fixture
def attended(session: Session, cadet: User) -> Session:
    sessions.record(session, cadet, evidence=Evidence.ATTENDED)
    return session


@pytest.mark.django_db
def test_who_was_there_says_once_what_they_think(cadet_client: Any, attended: Session) -> None:
    url = f"/kk/my/evaluations/session/{attended.pk}/"
    assert url in text_of(cadet_client.get("/kk/my/"))
    assert cadet_client.post(url, {**marks(4), "pace": "6"}).status_code == 400
    for _again in range(2):
        assert cadet_client.post(url, {**marks(4), "comment": "Жақсы"}).status_code == 302
    evaluation = Evaluation.objects.get()
    assert (evaluation.answers, evaluation.comments) == (1, ["Жақсы"])
    assert evaluation.ratings["clear"] == [0, 0, 0, 1, 0]
    assert url not in text_of(cadet_client.get("/kk/my/"))


@pytest.mark.django_db
def test_two_answers_at_one_moment_count_once(cadet: User, attended: Session) -> None:
    evaluations.add(cadet, attended, marks(3), academy=attended.academy)
    with pytest.raises(evaluations.AlreadySaidError):
        evaluations.add(cadet, attended, marks(1), academy=attended.academy)
    assert Evaluation.objects.get().ratings["pace"] == [0, 0, 1, 0, 0]


@pytest.mark.django_db
def test_nothing_leads_from_an_answer_to_its_person(cadet: User, attended: Session) -> None:
    evaluations.add(cadet, attended, marks(3), academy=attended.academy, comment="Ой")
    fields = {field.name for field in EvaluationReceipt._meta.get_fields()}
    assert fields == {"id", "evaluation", "learner"}
    stored = {field.name for field in Evaluation._meta.concrete_fields}
    assert stored == {"id", "session", "course", "academy", "answers", "ratings", "comments"}


@pytest.mark.django_db
def test_who_was_not_there_has_nothing_to_say(cadet_client: Any, session: Session) -> None:
    assert cadet_client.get(f"/kk/my/evaluations/session/{session.pk}/").status_code == 404
    enrolment = Enrolment.objects.get(learner__email__startswith="cadet", course__slug="police")
    url = f"/kk/my/evaluations/course/{enrolment.course_id}/"
    assert cadet_client.get(url).status_code == 404
    Completion.objects.create(enrolment=enrolment, page=enrolment.course, kind="course")
    assert url in text_of(cadet_client.get("/kk/my/"))
    assert cadet_client.post(url, marks(5)).status_code == 302
    assert url not in text_of(cadet_client.get("/kk/my/"))
    assert Evaluation.objects.get().academy == enrolment.academy


@pytest.mark.django_db
def test_staff_see_means_and_comments_from_five_answers_on(
    tutor_client: Any, session: Session
) -> None:
    page = f"/kk/academy/sessions/{session.pk}/"
    for place in range(evaluations.FEWEST):
        assert "пікір-" not in text_of(tutor_client.get(page))
        evaluations.add(
            UserFactory(),
            session,
            marks(1 + place),
            academy=session.academy,
            comment=f"пікір-{place}",
        )
    shown = text_of(tutor_client.get(page))
    assert 'value="3.0" max="5"' in shown
    assert all(f"пікір-{place}" in shown for place in range(evaluations.FEWEST))


@pytest.mark.django_db
def test_staff_see_what_is_said_of_courses_at_their_own_academy(
    tutor_client: Any, cadet_client: Any, session: Session
) -> None:
    course = Enrolment.objects.filter(course__slug="police").first().course
    for _place in range(evaluations.FEWEST):
        evaluations.add(UserFactory(), course, marks(5), academy=session.academy)
    url = "/kk/academy/sessions/courses/"
    assert 'value="5.0" max="5"' in text_of(tutor_client.get(url))
    assert cadet_client.get(url).status_code == 403
