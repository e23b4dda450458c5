"""What is kept for a time goes when it is over, and nothing else does."""

from datetime import timedelta

import pytest
from django.utils import timezone

from courses.models import NameRequest
from qalqan.accounts.models import OneTimeSlip, Session, User
from qalqan.common.models import OutboxMessage
from qalqan.common.services import due, retention

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def make_slip(person: User, *, expired: timedelta) -> OneTimeSlip:
    now = timezone.now()
    return OneTimeSlip.objects.create(
        user=person, secret_hash=f"{expired}", expires_at=now - expired
    )


def make_message(*, delivered: timedelta | None) -> OutboxMessage:
    at = timezone.now() - delivered if delivered else None
    return OutboxMessage.objects.create(kind="x", delivered_at=at)


def test_slips_go_thirty_days_after_their_end(cadet: User) -> None:
    make_slip(cadet, expired=31 * DAY)
    recent = make_slip(cadet, expired=29 * DAY)
    usable = make_slip(cadet, expired=-DAY)
    retention.forget_due()
    assert set(OneTimeSlip.objects.filter(user=cadet)) == {recent, usable}


def test_what_was_not_delivered_stays_however_old(db: None) -> None:
    old = make_message(delivered=None)
    OutboxMessage.objects.filter(pk=old.pk).update(created_at="2020-01-01T00:00Z")
    gone = make_message(delivered=401 * DAY)
    recent = make_message(delivered=399 * DAY)
    retention.forget_due()
    left = OutboxMessage.objects.filter(pk__in=[old.pk, gone.pk, recent.pk])
    assert set(left) == {old, recent}


def test_sessions_go_when_they_end(cadet: User) -> None:
    now = timezone.now()
    Session.objects.create(session_key="over", user=cadet, expire_date=now - DAY)
    Session.objects.create(session_key="on", user=cadet, expire_date=now + DAY)
    retention.forget_due()
    assert [*Session.objects.filter(user=cadet).values_list("pk", flat=True)] == ["on"]


def test_a_wish_that_nobody_answered_does_not_go(cadet: User) -> None:
    NameRequest.objects.create(learner=cadet, last_name="Ә", asked_at="2020-01-01T00:00Z")
    retention.forget_due()
    assert NameRequest.objects.filter(learner=cadet).exists()


def test_more_than_one_piece_goes_in_one_run_and_is_counted(cadet: User) -> None:
    retention.forget_due()
    long_ago = timezone.now() - 999 * DAY
    messages = [OutboxMessage(kind="x", delivered_at=long_ago) for _n in range(retention.CHUNK + 3)]
    OutboxMessage.objects.bulk_create(messages)
    assert due.run()["retention"] == retention.CHUNK + 3
    assert due.run()["retention"] == 0
