"""A wrong key is corrected for those who were asked by it, after a look at who is affected."""

from typing import Any

import pytest

from assessments import services
from assessments.models import Attempt, Item, ItemVersion
from assessments.services import bank
from assessments.services.proof import prove
from assessments.services.remarking import can_mark, correct, earlier_versions, effects
from assessments.signals import outcome_changed
from qalqan.accounts.models import User
from qalqan.common.models import AuditRow
from tests.assessments.taking import answer, begin, finish, refusal
from tests.factories import choice_spec, make_assessment, make_item, three

pytestmark = pytest.mark.django_db


@pytest.fixture
def wrong(db: None) -> ItemVersion:
    version = make_item("keyed", right="a").version
    assert version is not None
    return version


@pytest.fixture
def attempts(wrong: ItemVersion, cadet: User, person: Any) -> list[Attempt]:
    """The cadet said "b" and failed; the judge said "a" and passed."""
    paper = make_assessment("paper", [wrong.item])
    taken = []
    for learner, option in ((cadet, "b"), (person("judge"), "a")):
        attempt = begin(paper, learner)
        answer(attempt, 0, [bank.option_id("keyed", option)])
        taken.append(finish(attempt))
    return taken


def corrected(right: str = "b") -> ItemVersion:
    item = bank.store_item("keyed", spec=choice_spec("keyed", right=right))
    assert item.version is not None
    return item.version


def test_who_is_affected_is_known_before_anything_changes(
    wrong: ItemVersion, attempts: list[Attempt]
) -> None:
    found = {effect.attempt: effect.passed for effect in effects(wrong, corrected())}
    assert found == {attempts[0]: True, attempts[1]: False}
    assert [a.passed for a in Attempt.objects.order_by("pk")] == [False, True]


def test_a_correction_changes_outcomes_with_who_when_old_new_and_why(
    wrong: ItemVersion, attempts: list[Attempt], person: Any
) -> None:
    told = []

    def listen(sender: Any, result: services.AttemptResult, **_kwargs: Any) -> None:
        told.append((result.attempt, result.passed))

    outcome_changed.connect(listen)
    try:
        assert correct(wrong, corrected(), reason="typed wrongly", by=person("publisher")) == 2
    finally:
        outcome_changed.disconnect(listen)
    assert dict(told) == {attempts[0].uuid: True, attempts[1].uuid: False}
    rows = AuditRow.objects.filter(action="outcome.changed")
    changes = sorted((row.data["old"]["passed"], row.data["passed"]) for row in rows)
    assert changes == [(False, True), (True, False)]
    assert AuditRow.objects.get(action="item.corrected").data["why"] == "typed wrongly"
    assert prove().broken == []


def test_an_attempt_that_is_open_is_marked_by_the_right_key(
    wrong: ItemVersion, cadet: User, person: Any
) -> None:
    attempt = begin(make_assessment("paper", [wrong.item]), cadet)
    answer(attempt, 0, [bank.option_id("keyed", "b")])
    correct(wrong, corrected(), reason="typed wrongly", by=person("publisher"))
    assert finish(attempt).passed


def test_a_correction_of_a_correction_and_the_way_back(
    wrong: ItemVersion, attempts: list[Attempt], person: Any
) -> None:
    by = person("publisher")
    second = corrected("b")
    correct(wrong, second, reason="typed wrongly", by=by)
    third = choice_spec("keyed", right="b")
    third["points"] = 2
    correct(second, bank.store_item("keyed", spec=third).version, reason="worth two", by=by)
    assert [a.maximum for a in Attempt.objects.all()] == [2, 2]
    correct(bank.find_item("keyed").version, wrong, reason="it was right after all", by=by)
    assert [a.passed for a in Attempt.objects.order_by("pk")] == [False, True]
    assert prove().broken == []


def test_a_correction_needs_a_reason_and_the_same_options(wrong: ItemVersion, person: Any) -> None:
    by = person("publisher")
    other = bank.store_item("keyed", spec=choice_spec("keyed", options=("a", "b", "c"))).version
    assert not can_mark(other.spec, wrong.spec)
    assert earlier_versions(other) == []
    assert refusal(lambda: correct(wrong, other, reason="more", by=by)) == "not_comparable"
    assert refusal(lambda: correct(wrong, corrected(), reason=" ", by=by)) == "reason_needed"


def test_other_words_are_another_question(wrong: ItemVersion) -> None:
    spec = choice_spec("keyed", right="b")
    spec["prompt"] = three("Something else?")
    assert not can_mark(spec, wrong.spec)


def test_a_critical_mark_added_later_fails_who_chose_it(
    wrong: ItemVersion, attempts: list[Attempt], person: Any
) -> None:
    spec = choice_spec("keyed", right="b", critical="a")
    item = bank.store_item("keyed", spec=spec, live=False)
    version = Item.objects.get(pk=item.pk).freeze()
    correct(wrong, version, reason="it harms", by=person("publisher"))
    judge = Attempt.objects.get(pk=attempts[1].pk)
    assert (judge.critical, judge.passed) == (True, False)
