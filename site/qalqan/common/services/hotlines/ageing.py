"""What time does to the register: reminders, withdrawal past the limit, alerts. Chores."""

from django.conf import settings
from django.db import transaction

from qalqan.common.enums import HotlineChangeKind, HotlineDue, HotlineStatus
from qalqan.common.models import Hotline
from qalqan.common.services.hotlines.stewards import stewards
from qalqan.common.services.hotlines.telling import enqueue
from qalqan.common.services.hotlines.writing import locked, publish, values, write_down


def remind() -> int:
    """Chore: a mail to each steward for each line whose check is due, once for each check."""
    if not settings.EMAIL_URL:
        return 0
    lines = Hotline.objects.due_for_review()
    return sum(enqueue(line, HotlineDue.REVIEW) for line in lines)


def expire() -> int:
    """Chore: withdraw what is past its limit, and tell; emergency lines stay."""
    found = Hotline.objects.past_limit().exclude(number__in=Hotline.EMERGENCY_NUMBERS)
    return sum(_expire(pk) for pk in found.values_list("pk", flat=True))


@transaction.atomic
def _expire(pk: int) -> bool:
    line = locked(pk)
    # Somebody may have called, or another worker been here, since the list was made.
    if not Hotline.objects.past_limit().filter(pk=pk).exists():
        return False
    before = values(line, ["status"])
    line.status = HotlineStatus.WITHDRAWN
    after = values(line, ["status"])
    write_down(line, HotlineChangeKind.EXPIRED, by=None, before=before, after=after)
    publish(line)
    enqueue(line, HotlineDue.EXPIRED)
    return True


def alert() -> int:
    """Chore: alert all stewards and operators to an emergency line past its limit, once a check."""
    found = Hotline.objects.past_limit().filter(number__in=Hotline.EMERGENCY_NUMBERS)
    return sum(_alert(pk) for pk in found.values_list("pk", flat=True))


@transaction.atomic
def _alert(pk: int) -> bool:
    line = locked(pk)
    alerts = line.changes.filter(kind=HotlineChangeKind.ALERTED)
    if alerts.filter(made_at__date__gt=line.checked_on).exists():
        return False
    told = list(stewards().values_list("pk", flat=True))
    write_down(line, HotlineChangeKind.ALERTED, by=None, after={"people": told})
    enqueue(line, HotlineDue.EMERGENCY)
    return True
