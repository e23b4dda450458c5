"""Results of packages are proved, found out where they were changed, and forgotten on demand."""

from typing import Any

import pytest

from assessments.h5p.services.shelf import version_of
from assessments.models import Attempt, H5PContentRevision, H5PState, Response
from assessments.privacy import forget_texts
from assessments.services import hand_over, packages
from assessments.services.packages import Sitting
from assessments.services.proof import prove
from qalqan.accounts.models import User
from qalqan.common.services import append_only
from tests.assessments.h5p.packages import library, question
from tests.assessments.h5p.records.conftest import Tell, answered
from tests.assessments.h5p.store.storing import take


@pytest.fixture
def finished(tell: Tell) -> Attempt:
    attempt = tell(answered("1", claim=(1, 1)))
    assert attempt is not None
    return attempt


def test_an_untouched_result_is_proved(finished: Attempt) -> None:
    assert prove().broken == []


@pytest.mark.parametrize(
    "change",
    [{"score": 1, "passed": True}, {"verification": "partial"}, {"language": "ru"}, {"number": 7}],
)
def test_a_changed_result_is_found(finished: Attempt, change: dict[str, Any]) -> None:
    Attempt.objects.filter(pk=finished.pk).update(**change)
    assert [str(finished.uuid) in line for line in prove().broken]


def test_a_changed_answer_is_found(finished: Attempt) -> None:
    row = Response.objects.get()
    row.raw["statement"]["result"]["response"] = "0"
    with append_only.lifted():
        row.save()
    assert prove().broken


def test_a_changed_question_is_found(finished: Attempt, revision: H5PContentRevision) -> None:
    revision.params["answers"][1]["correct"] = True
    revision.save()
    assert [line for line in prove().broken if "content" in line]


def test_a_question_that_is_shown_otherwise_than_it_was_imported_is_found(
    finished: Attempt, revision: H5PContentRevision
) -> None:
    revision.filtered["answers"][1]["correct"] = True
    revision.save()
    assert [line for line in prove().broken if "content" in line]


def test_another_patch_of_the_library_breaks_no_proof(
    finished: Attempt, revision: H5PContentRevision
) -> None:
    newer = library(version_of(revision.main_library), semantics=[], patchVersion=3)
    take(question("H5P.MultiChoice"), newer)
    revision.refresh_from_db()
    assert revision.filtered == {}
    assert prove().broken == []


def test_what_was_typed_is_forgotten_and_the_outcome_stays_proved(
    finished: Attempt, cadet: User
) -> None:
    forget_texts(cadet)
    assert not Response.objects.filter(raw__has_key="statement").exists()
    assert prove().broken == []


def test_a_merged_account_takes_its_results_and_its_place_along(
    finished: Attempt, tell: Tell, sitting: Sitting, inspector: User
) -> None:
    tell({"state": {"0": {}}})
    hand_over([sitting.registration], to=inspector, by=None)
    assert Attempt.objects.get().learner == inspector
    assert H5PState.objects.get().learner == inspector
    assert prove().broken == []


def test_a_report_says_what_was_answered_and_what_is_right(finished: Attempt) -> None:
    kept = Attempt.objects.select_related("package__main_library").get(pk=finished.pk)
    (answer,) = packages.player().report(kept).answers
    assert answer.question == "Whose consent counts?"
    assert answer.chosen == ("The victim's, always",)
    assert answer.right == ("Nobody's, once there was force",)
    assert (answer.points, answer.is_verified) == ((0, 1), True)
