"""How many sign-ins go wrong, for the operator: numbers by ten minutes, without whose and whence.

A lock that begins leaves one line in the log besides, with a user's id at most.
"""

import logging
import time
from collections import Counter
from enum import StrEnum

from django.core.cache import caches
from django.utils.translation import gettext as _

from qalqan.accounts.models import User
from qalqan.common.enums import Health
from qalqan.common.models import LimitCount
from qalqan.common.services import limits
from qalqan.common.services.watching import Measure
from qalqan.common.services.watching.measures import graded

logger = logging.getLogger(__name__)
SLOT = 10 * 60
HOUR, DAY = 6, 144


class Event(StrEnum):
    FAILED = "failed"
    WRONG_CODE = "wrong_code"
    LOCKED_HERE = "locked_name_and_network"
    LOCKED_NAME = "locked_name"
    LOCKED_CODE = "locked_second_step"


LOCKS = (Event.LOCKED_HERE, Event.LOCKED_NAME, Event.LOCKED_CODE)


def count(event: Event) -> None:
    """One more, now."""
    limits.count(_key(event, _slot()), (DAY + 1) * SLOT)


def locked(event: Event, person: User | None) -> None:
    """A lock begins; `person` is None where nobody has the name that was tried."""
    count(event)
    logger.warning("sign-in locked: lock=%s user=%s", event, person.pk if person else "none")


def failed() -> Measure:
    """Wrong passwords; a hundred in an hour are more than people mistype."""
    hour, day = _sums([Event.FAILED])
    health = _worse(
        graded(hour.total(), warn=100, fail=1000), graded(day.total(), warn=500, fail=5000)
    )
    advice = _("Somebody may be guessing passwords; docs/operating.md says what to look at.")
    return _measure("sign_in_failed", _("Failed sign-ins"), _pair(hour, day), health, advice)


def wrong_codes() -> Measure:
    """Whoever gets a code wrong had the password right."""
    hour, day = _sums([Event.WRONG_CODE])
    health = _worse(graded(hour.total(), warn=20, fail=200), graded(day.total(), warn=60, fail=600))
    advice = _("Somebody may have passwords of others; docs/operating.md says what to look at.")
    label = _("Wrong codes of the second step")
    return _measure("wrong_codes", label, _pair(hour, day), health, advice)


def locks() -> Measure:
    """One name locked everywhere, or one second step, is seldom a mishap."""
    hour, day = _sums(LOCKS)
    shown = {event.name.lower(): f"{day[event]} ({hour[event]})" for event in LOCKS}
    value = _(
        "In 24 hours (in the last hour): name and network %(locked_here)s, name %(locked_name)s, "
        "second step %(locked_code)s"
    )
    rare = day[Event.LOCKED_NAME] + day[Event.LOCKED_CODE]
    health = _worse(
        graded(day[Event.LOCKED_HERE], warn=20, fail=200), graded(rare, warn=1, fail=10)
    )
    advice = _("The log has a line for each, with the id of the account where there is one.")
    return _measure("sign_in_locked", _("Locked sign-ins"), value % shown, health, advice)


def _measure(code: str, label: str, value: str, health: Health, advice: str) -> Measure:
    return Measure(code, label, value, health, "" if health == Health.WELL else advice)


def _pair(hour: Counter[Event], day: Counter[Event]) -> str:
    value = _("%(hour)d in the last hour, %(day)d in 24 hours")
    return value % {"hour": hour.total(), "day": day.total()}


def _worse(*found: Health) -> Health:
    return max(found, key=list(Health).index)


def _sums(events: list[Event] | tuple[Event, ...]) -> tuple[Counter[Event], Counter[Event]]:
    """How many of each there were in the last hour and in the last day; one statement."""
    cache, now = caches["limits"], _slot()
    keys = {
        cache.make_key(_key(event, now - back)): (event, back)
        for event in events
        for back in range(DAY)
    }
    hour: Counter[Event] = Counter()
    day: Counter[Event] = Counter()
    for key, number in LimitCount.objects.filter(pk__in=keys).values_list("pk", "count"):
        event, back = keys[key]
        day[event] += number
        if back < HOUR:
            hour[event] += number
    return hour, day


def _slot() -> int:
    return int(time.time()) // SLOT


def _key(event: Event, slot: int) -> str:
    return f"sign_in:{event}:{slot}"
