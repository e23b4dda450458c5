"""When an attempt may be started, how often, how long, and with whose leave."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from assessments import services
from assessments.models import Assessment, Item, SupervisionCode
from assessments.services import admission, bank, grant_extra_time, issue_code
from qalqan.accounts.models import User
from qalqan.common.models import AuditRow
from tests.assessments.taking import answer_right, begin, finish, refusal
from tests.factories import choice_spec, make_assessment, make_item, three

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def paper(**rules: Any) -> Assessment:
    return make_assessment("paper", [make_item("one"), make_item("two")], **rules)


def test_it_opens_and_closes_by_the_servers_clock(cadet: User) -> None:
    hour = timedelta(hours=1)
    early = paper(opens_at=timezone.now() + hour)
    assert refusal(lambda: begin(early, cadet)) == "not_open_yet"
    closed = paper(opens_at=NOW - 2 * hour, closes_at=NOW - hour)
    assert refusal(lambda: begin(closed, cadet)) == "closed"
    assert refusal(lambda: begin(paper(opens_at=NOW - hour, closes_at=None), cadet)) == ""


def test_the_last_of_the_allowed_attempts_is_the_last(cadet: User) -> None:
    assessment, registration = paper(most_attempts=2), uuid.uuid4()
    for _attempt in range(2):
        finish(begin(assessment, cadet, registration=registration))
    start = lambda: begin(assessment, cadet, registration=registration)  # noqa: E731
    assert refusal(start) == "no_attempts_left"
    # A course that is taken again next year has a registration of its own.
    assert refusal(lambda: begin(assessment, cadet)) == ""


def test_the_next_attempt_waits_and_the_page_can_say_until_when(cadet: User) -> None:
    assessment, registration = paper(wait_hours=24), uuid.uuid4()
    first = finish(begin(assessment, cadet, registration=registration))
    standing = admission(assessment, learner=cadet, registration=registration, language="kk")
    assert standing.reason == "wait"
    assert first.finished_at is not None
    assert standing.wait_until == first.finished_at + timedelta(hours=24)
    later = standing.wait_until
    again = admission(
        assessment, learner=cadet, registration=registration, language="kk", now=later
    )
    assert again.may_start


def test_extra_time_lengthens_the_limit_and_stands_on_the_attempt(cadet: User, person: Any) -> None:
    grant_extra_time(cadet, percent=50, reason="doctor's note", by=person("manager"))
    attempt = begin(paper(time_limit=20), cadet)
    assert attempt.deadline == attempt.started_at + timedelta(minutes=30)
    assert attempt.extra_percent == 50
    row = AuditRow.objects.get(action="extra_time.granted")
    assert row.data == {"percent": 50}, "the reason is nobody's business but the academy's"


def test_extra_time_needs_a_reason(cadet: User, person: Any) -> None:
    grant = lambda: grant_extra_time(cadet, percent=50, reason=" ", by=person("manager"))  # noqa: E731
    assert refusal(grant) == "reason_needed"


def test_a_window_that_closes_earlier_than_the_limit_is_the_deadline(cadet: User) -> None:
    closes = timezone.now() + timedelta(minutes=5)
    assert begin(paper(time_limit=20, closes_at=closes), cadet).deadline == closes


def test_a_supervised_assessment_starts_with_the_code_shown_in_the_room(
    cadet: User, person: Any
) -> None:
    assessment = paper(supervised=True)
    code = issue_code(assessment, by=person("manager"), hours=2)
    assert refusal(lambda: begin(assessment, cadet)) == "code_needed"
    assert refusal(lambda: begin(assessment, cadet, code="AAAAAAAA")) == "code_wrong"
    spelt = f" {code.code[:4].lower()} {code.code[4:]}"
    attempt = begin(assessment, cadet, code=spelt)
    assert attempt.supervised
    assert attempt.supervisor == person("manager")


def test_a_code_of_another_assessment_or_of_yesterday_opens_nothing(
    cadet: User, person: Any
) -> None:
    assessment = paper(supervised=True)
    other = make_assessment("other", [make_item("three")], supervised=True)
    foreign = issue_code(other, by=person("manager"))
    assert refusal(lambda: begin(assessment, cadet, code=foreign.code)) == "code_wrong"
    code = issue_code(assessment, by=person("manager"))
    SupervisionCode.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert refusal(lambda: begin(assessment, cadet, code=code.code)) == "code_wrong"


def test_an_open_attempt_goes_on_whatever_the_rules_say_now(cadet: User) -> None:
    assessment, registration = paper(), uuid.uuid4()
    attempt = begin(assessment, cadet, registration=registration)
    Assessment.objects.update(most_attempts=1, supervised=True)
    assessment.refresh_from_db()
    assert begin(assessment, cadet, registration=registration) == attempt


def test_what_is_drawn_fits_topic_and_difficulty_and_comes_once(cadet: User) -> None:
    for number in range(6):
        hard = "hard" if number % 2 else "easy"
        bank.store_item(
            f"drawn-{number}",
            spec=choice_spec(f"drawn-{number}"),
            topic="legal-aid",
            difficulty=hard,
        )
    draws = [
        {"topic": "legal-aid", "difficulty": "", "count": 3},
        {"topic": "legal-aid", "difficulty": "hard", "count": 2},
    ]
    assessment = bank.store_assessment("drawn", title=three("drawn"), draws=draws)
    papers = set()
    for _time in range(12):
        digests = [entry["version"] for entry in begin(assessment, cadet).plan]
        items = Item.objects.filter(version__digest__in=digests)
        assert items.count() == len(digests) == 5
        assert items.filter(difficulty="hard").count() >= 2
        papers.add(frozenset(digests))
    assert len(papers) > 1, "each attempt is drawn anew"


def test_a_draw_takes_nothing_that_a_language_lacks(cadet: User) -> None:
    half = choice_spec("half")
    half["prompt"]["ru"] = ""
    bank.store_item("half", spec=half, topic="legal-aid")
    bank.store_item("whole", spec=choice_spec("whole"), topic="legal-aid")
    assessment = bank.store_assessment(
        "drawn", title=three("drawn"), draws=[{"topic": "legal-aid", "count": 1}]
    )
    assert assessment.languages == ["kk", "ru", "en"]
    drawn = {begin(assessment, cadet).plan[0]["version"] for _time in range(8)}
    assert drawn == {Item.objects.get(key="whole").version.digest}


def test_a_pre_test_that_is_passed_gives_credit_where_it_says_so(cadet: User) -> None:
    told = []
    items = [make_item("one")]
    make_assessment("before", items, gives_credit=True)
    after = make_assessment("after", items, pre_test="before")
    from assessments.signals import attempt_finished

    def listen(sender: Any, result: services.AttemptResult, **_kwargs: Any) -> None:
        told.append(result.credits)

    attempt_finished.connect(listen)
    try:
        for right in (True, False):
            attempt = begin(Assessment.objects.get(key="before"), cadet)
            if right:
                answer_right(attempt)
            finish(attempt)
    finally:
        attempt_finished.disconnect(listen)
    assert told == [[after.pk], []]


def test_draws_that_take_from_each_other_are_counted_together() -> None:
    for number in range(3):
        bank.store_item(
            f"drawn-{number}",
            spec=choice_spec(f"drawn-{number}"),
            topic="legal-aid",
            difficulty="easy",
        )
    draws = [
        {"topic": "legal-aid", "difficulty": "easy", "count": 2},
        {"topic": "legal-aid", "difficulty": "", "count": 2},
    ]
    assessment = bank.store_assessment("drawn", title=three("drawn"), draws=draws)
    assert assessment.languages == []


def test_a_test_does_not_silently_ask_less(cadet: User) -> None:
    assessment = paper()
    Item.objects.filter(key="two").update(live=False)
    assert refusal(lambda: begin(assessment, cadet)) == "too_few_items"


def test_nobody_supervises_oneself(cadet: User) -> None:
    assessment = paper(supervised=True)
    code = issue_code(assessment, by=cadet)
    assert refusal(lambda: begin(assessment, cadet, code=code.code)) == "code_wrong"
