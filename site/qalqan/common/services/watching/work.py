"""Work: what waits in the outbox, what failed there, and whether anybody does what is due."""

from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qalqan.common.enums import Health
from qalqan.common.models import Heartbeat, OutboxMessage
from qalqan.common.services.due import HEARTBEAT
from qalqan.common.services.hotlines import due as hotlines_due
from qalqan.common.services.watching.measures import Measure, graded

# Tries after which a message waits for more than a moment's trouble.
FAILED_AFTER = 3
MINUTE = 60


def outbox_lag() -> Measure:
    """Minutes since the oldest message that is due could have been delivered."""
    now = timezone.now()
    waiting = OutboxMessage.objects.filter(delivered_at=None, due_at__lte=now).order_by("due_at")
    oldest = waiting.values_list("due_at", flat=True).first()
    minutes = int((now - oldest).total_seconds() // MINUTE) if oldest else 0
    return Measure(
        "outbox_lag",
        _("Oldest work that waits"),
        ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes},
        graded(minutes, warn=5, fail=60),
        _("Are the workers running, or run_due by its timer?") if minutes >= 5 else "",
    )


def outbox_failed() -> Measure:
    failed = OutboxMessage.objects.filter(delivered_at=None, attempts__gte=FAILED_AFTER)
    kinds = sorted(set(failed.order_by().values_list("kind", flat=True).distinct()))
    return Measure(
        "outbox_failed",
        _("Work that keeps failing"),
        str(failed.count()),
        Health.FAILING if kinds else Health.WELL,
        _("Kinds: %(kinds)s. The log names the error.") % {"kinds": ", ".join(kinds)}
        if kinds
        else "",
    )


def due_run() -> Measure:
    """When everything due was last done, and what of it failed then."""
    beat = Heartbeat.objects.filter(name=HEARTBEAT).first()
    label = _("Due work last done")
    if beat is None:
        advice = _("Start a timer for run_due, or Celery beat.")
        return Measure("due_run", label, _("never"), Health.FAILING, advice)
    age = timezone.now() - beat.at
    failed = ", ".join(beat.failed)
    health = graded(age / timedelta(minutes=1), warn=15, fail=120)
    advice = _("Is the timer of run_due, or Celery beat, running?") if health != Health.WELL else ""
    if failed:
        health, advice = Health.FAILING, _("Failed: %(what)s") % {"what": failed}
    when = date_format(timezone.localtime(beat.at), "DATETIME_FORMAT")
    return Measure("due_run", label, when, health, advice)


def hotlines_waiting() -> Measure:
    waiting = len(hotlines_due())
    return Measure(
        "hotlines_due",
        _("Hotlines that wait for a steward"),
        str(waiting),
        Health.WARNING if waiting else Health.WELL,
        _("The stewards’ queue says which.") if waiting else "",
    )


def waiting_of(kind: str, code: str, label: str) -> Measure:
    """How much work of one kind is not done yet."""
    waiting = OutboxMessage.objects.filter(delivered_at=None, kind=kind).count()
    return Measure(code, label, str(waiting), Health.WARNING if waiting else Health.WELL)
