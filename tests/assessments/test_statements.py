"""A whole attempt stays cheap, however many others there are."""

import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments import services
from assessments.models import Assessment, Attempt
from assessments.services import versions
from courses.models import ModulePage
from tests.assessments.taking import answer_right, begin, finish
from tests.factories import UserFactory, make_assessment, make_item

MOST_STATEMENTS = 60
START = "/kk/courses/police/identification/assessment/"


@pytest.fixture
def paper(db: None) -> Assessment:
    paper = make_assessment("ten", [make_item(f"ten-{number}") for number in range(10)])
    ModulePage.objects.filter(slug="identification").update(assessment=paper)
    # What other tests of this process have read is not there in a new one.
    versions.forget()
    return paper


def take(client: Any) -> int:
    """Start, ten answers as the page's script sends them, finish and result; the statements."""
    with CaptureQueriesContext(connection) as start:
        address = client.post(START).url.removesuffix("1/")
    attempt = Attempt.objects.latest("pk")
    right = [spec["correct"] for spec in services.sheet(attempt).specs]
    with CaptureQueriesContext(connection) as rest:
        for number, options in enumerate(right, start=1):
            sent = {"answer": options, "response_uuid": uuid.uuid4(), "sequence": number}
            headers = {"X-Requested-With": "fetch"}
            assert client.post(f"{address}{number}/", sent, headers=headers).json()["saved"]
        client.post(f"{address}finish/")
        assert client.get(f"{address}result/").status_code == 200
    return len(start) + len(rest)


def test_a_whole_attempt_of_ten_items_costs_at_most_sixty_statements(
    cadet_client: Any, paper: Assessment
) -> None:
    assert take(cadet_client) <= MOST_STATEMENTS


def test_other_learners_attempts_cost_nothing_more(cadet_client: Any, paper: Assessment) -> None:
    alone = take(cadet_client)
    for learner in UserFactory.create_batch(8, by_code=True):
        attempt = begin(paper, learner)
        answer_right(attempt)
        finish(attempt)
    versions.forget()
    assert take(cadet_client) <= alone
