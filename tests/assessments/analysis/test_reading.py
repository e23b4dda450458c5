"""What the figures rest on: first attempts, by today's key, with the language of each answer."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments import services
from assessments.analysis.services import Report, read
from assessments.analysis.statistics import Answer
from assessments.models import Assessment, Attempt, Response
from assessments.services import bank
from assessments.services.remarking import correct
from qalqan.accounts.models import User
from tests.assessments.analysis.sittings import sit
from tests.assessments.taking import answer, begin, finish, make_essay
from tests.factories import choice_spec, item_spec, make_assessment, make_item, three

pytestmark = pytest.mark.django_db


def option(item: str, name: str) -> list[str]:
    return [bank.option_id(item, name)]


RIGHT = [option("one", "a"), option("two", "a")]
WRONG = [option("one", "b"), option("two", "b")]


@pytest.fixture
def paper(db: None) -> Assessment:
    return make_assessment("paper", [make_item("one"), make_item("two")])


def answers(assessment: Assessment) -> list[Answer]:
    return read(assessment).table.answers


def shares(assessment: Assessment) -> list[float]:
    return [answer.share for answer in answers(assessment)]


def test_only_the_first_finished_attempt_of_a_learner_counts(
    paper: Assessment, cadet: User
) -> None:
    first = begin(paper, cadet)
    for slot, raw in enumerate(WRONG):
        answer(first, slot, raw)
    finish(first)
    second = begin(paper, cadet)
    for slot, raw in enumerate(RIGHT):
        answer(second, slot, raw)
    finish(second)
    assert shares(paper) == [0, 0]


def test_an_attempt_that_goes_on_is_left_out(paper: Assessment, cadet: User) -> None:
    answer(begin(paper, cadet), 0, RIGHT[0])
    assert read(paper).attempts == 0


def test_no_answer_counts_as_nothing_in_the_attempts_language(
    paper: Assessment, cadet: User
) -> None:
    attempt = begin(paper, cadet, language="ru")
    answer(attempt, 0, RIGHT[0], language="en")
    finish(attempt)
    first, second = answers(paper)
    assert (first.share, first.language, first.chosen) == (1, "en", tuple(RIGHT[0]))
    assert (second.share, second.language, second.chosen) == (0, "ru", ())


def test_the_latest_answer_counts(paper: Assessment, cadet: User) -> None:
    attempt = begin(paper, cadet)
    answer(attempt, 0, WRONG[0])
    answer(attempt, 0, RIGHT[0], language="ru")
    finish(attempt)
    assert [(one.share, one.language) for one in answers(paper)] == [(1, "ru"), (0, "kk")]


def test_an_answer_that_came_too_late_does_not_count(paper: Assessment, cadet: User) -> None:
    attempt = begin(paper, cadet)
    answer(attempt, 0, RIGHT[0])
    finish(attempt)
    Attempt.objects.update(deadline=timezone.now() - timedelta(hours=1))
    Response.objects.update(late=True)
    assert shares(paper) == [0, 0]


def test_a_corrected_key_marks_what_was_answered_before(
    paper: Assessment, cadet: User, person: Any
) -> None:
    sit(paper, [WRONG])
    wrong = paper.slots.get(item__key="one").item.version
    right = bank.store_item("one", spec=choice_spec("one", right="b")).version
    assert wrong is not None
    assert right is not None
    correct(wrong, right, reason="The key was wrong.", by=person("publisher"))
    assert shares(paper) == [1, 0]
    report = Report(paper)
    options = [option for option, _count in report.options(report.items[0]) if option]
    assert [option.text.text for option in options if option.right] == ["b"]


def test_where_there_are_very_many_the_latest_are_read(
    paper: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessments.analysis.services.reading.MOST_ATTEMPTS", 3)
    sit(paper, [WRONG] * 4)
    sit(paper, [RIGHT] * 3)
    assert shares(paper) == [1] * 6
    assert Report(paper).left_out == 4


def test_essays_have_the_share_that_the_tutor_gave(cadet: User, person: Any) -> None:
    paper = make_assessment("essays", [make_essay("essay")])
    attempt = begin(paper, cadet)
    answer(attempt, 0, {"text": "Ешкімді атамаймын.", "language": "kk"})
    finish(attempt)
    services.mark_essay(
        attempt.uuid,
        0,
        registrations=[attempt.registration],
        marks={"facts": 2, "law": 0},
        comment="",
        tutor=person("tutor"),
    )
    assert shares(paper) == [0.5]


def test_opinions_are_counts_that_no_row_ties_to_an_attempt(db: None) -> None:
    scale = [{"id": name, "text": three(name)} for name in ("agree", "disagree")]
    opinion = bank.store_item("view", spec=item_spec("opinion_scale", options=scale, correct=[]))
    paper = make_assessment("views", [make_item("one"), opinion])
    sit(paper, [[RIGHT[0], ["agree"]]] * 31 + [[RIGHT[0], ["disagree"]]] * 3)
    assert {one.item for one in answers(paper)} == {paper.slots.get(item__key="one").item_id}
    assert read(paper).opinions[opinion.pk] == {("agree", "kk"): 31, ("disagree", "kk"): 3}
    (shown,) = Report(paper).opinions
    # Three people are too few to be shown, and the others would give them away.
    assert {count.total for _option, count in shown.options} <= {None, 0}


def test_versions_of_an_item_are_counted_together(paper: Assessment) -> None:
    sit(paper, [RIGHT] * 3)
    bank.store_item("one", spec=choice_spec("one", options=("a", "b", "c")))
    sit(paper, [RIGHT] * 3)
    versions = {item.key: (item.versions, item.overall.people) for item in Report(paper).items}
    assert versions == {"one": (2, 6), "two": (1, 6)}


def test_the_number_of_statements_does_not_grow_with_the_attempts(paper: Assessment) -> None:
    def statements() -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            read(paper)
        return len(caught)

    sit(paper, [RIGHT] * 2)
    read(paper)
    few = statements()
    sit(paper, [WRONG] * 200, "ru")
    assert statements() == few <= 6
