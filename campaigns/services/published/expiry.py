"""How long what a page shows may be believed."""

import re
from datetime import date, datetime, time, timedelta
from html import unescape

from django.utils import timezone

from campaigns.services.published.copies import NEVER
from qalqan.common.models import Hotline

# How a block says in the page that it may not be shown after a day.
UNTIL = re.compile(r'data-until="(\d{4}-\d\d-\d\d)"')


def expires(page: str) -> float:
    """When the first line or story that `page` shows is withdrawn, in seconds since 1970.

    The numbers are looked for in the finished page: whatever block, card or sentence brought
    them there, the copy cannot outlive them. A line counts too many harms nobody.
    """
    text = unescape(page)
    lines = Hotline.objects.shown()
    last_days = [line.withdrawal_due_on for line in lines if line.number in text]
    last_days += [date.fromisoformat(day) for day in UNTIL.findall(page)]
    ends = [_end_of(day) for day in last_days if day is not None]
    return min(ends, default=NEVER)


def _end_of(day: date) -> float:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min)).timestamp()
