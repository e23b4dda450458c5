"""Clients whose clocks are wrong by a day, and deadlines a second away."""

import itertools
import uuid
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

from django.test import Client
from django.utils import timezone
from django.utils.http import http_date

from assessments.models import Assessment, Attempt
from assessments.services import start
from qalqan.accounts.models import User

# Seconds by which the phone's clock is wrong, and by which an answer misses the deadline.
PHONE = [sign * 3600 * hours for sign in (-1, 1) for hours in (1, 6, 12, 18, 24)]
BEFORE = [-86400, -3600, -60, -5, -1, -0.001, 0]
WITHIN_GRACE = [0.001, 1, 5, 30, 59, 59.999, 60]
AFTER = [60.001, 61, 90, 600, 3600, 86400]
CASES = [*itertools.product(PHONE, BEFORE + WITHIN_GRACE + AFTER)]


def wrong_cases(client: Client, learner: User, paper: Assessment) -> list[tuple[float, float]]:
    """The cases in which anything but the server's clock decided."""
    return [case for case in CASES if not _is_right(client, learner, paper, *case)]


def _is_right(client: Client, learner: User, paper: Assessment, phone: float, miss: float) -> bool:
    attempt = start(assessment=paper, learner=learner, registration=uuid.uuid4(), language="kk")
    deadline = timezone.now() + timedelta(hours=1)
    Attempt.objects.filter(pk=attempt.pk).update(deadline=deadline)
    sent = _answer(client, attempt, deadline + timedelta(seconds=miss), phone)
    late, counts = miss > 0, miss <= Assessment.GRACE_SECONDS
    expected = {"saved": True, "sequence": 1}
    expected |= {"late": True, "counts": counts} if late else {}
    return sent == expected


def _answer(client: Client, attempt: Attempt, now: datetime, phone: float) -> Any:
    """An answer that reaches the server at `now`, from a phone whose clock is wrong."""
    claimed = now + timedelta(seconds=phone)
    fields = {
        "answer": attempt.plan[0]["options"][0],
        "response_uuid": uuid.uuid4(),
        "sequence": 1,
        "received_at": claimed.isoformat(),
    }
    headers = {"X-Requested-With": "fetch", "Date": http_date(claimed.timestamp())}
    with patch("assessments.services.answering.timezone") as servers:
        servers.now.return_value = now
        return client.post(f"/kk/attempts/{attempt.uuid}/1/", fields, headers=headers).json()
