"""The machine: room on its disks, its clock, and the last backup."""

import ctypes
import shutil
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from qalqan.common.enums import AuditAction, Health
from qalqan.common.models import AuditRow
from qalqan.common.services.watching.measures import Measure, graded

GIB = 1 << 30
# What adjtimex(2) returns where nothing keeps the clock right.
TIME_ERROR = 5
TIMEX_BYTES = 256


def disk() -> Measure:
    """The fullest of the disks on which data lies."""
    places = {Path(settings.VAR_DIR), Path(settings.MEDIA_ROOT)}
    usages = [shutil.disk_usage(place) for place in places if place.exists()]
    fullest = max(usages, key=lambda usage: usage.used / usage.total)
    share = 1 - fullest.free / fullest.total
    full = graded(share, warn=0.85, fail=0.95)
    return Measure(
        "disk",
        _("Disk"),
        _("%(free).1f GiB free, %(share)d percent full")
        % {"free": fullest.free / GIB, "share": round(share * 100)},
        full,
        _("Make room: a full disk loses nothing, and takes nothing more.")
        if full != Health.WELL
        else "",
    )


def clock() -> Measure:
    """Deadlines and the last check of a hotline stand on this machine's clock."""
    apart = abs(_database_ahead())
    if apart > timedelta(seconds=2):
        value = _("%(seconds).1f seconds apart from the database")
        shown = value % {"seconds": apart.total_seconds()}
        advice = _("Set both machines by one time server.")
        return Measure("clock", _("Clock"), shown, Health.FAILING, advice)
    if _is_kept_right():
        return Measure("clock", _("Clock"), _("set by a time server"))
    advice = _("Let chrony or systemd-timesyncd set the clock; see docs/operating.md.")
    return Measure("clock", _("Clock"), _("set by nobody"), Health.WARNING, advice)


def _database_ahead() -> timedelta:
    if connection.vendor != "postgresql":
        return timedelta(0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        row = cursor.fetchone()
    ahead: timedelta = row[0] - timezone.now()
    return ahead


def _is_kept_right() -> bool:
    """What the kernel says of it; a zeroed argument only asks."""
    try:
        state = ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(TIMEX_BYTES))
    except (AttributeError, OSError):
        return False
    return 0 <= int(state) < TIME_ERROR


def last_backup() -> Measure:
    made = AuditRow.objects.filter(action=AuditAction.BACKUP_MADE).order_by("-sequence").first()
    label = _("Last backup")
    if made is None:
        return Measure("backup", label, _("never"), Health.FAILING, _("Set up the daily backup."))
    health = graded((timezone.now() - made.created_at) / timedelta(hours=1), warn=26, fail=74)
    when = date_format(timezone.localtime(made.created_at), "DATETIME_FORMAT")
    advice = _("Is the timer of the backup running?") if health != Health.WELL else ""
    return Measure("backup", label, when, health, advice)
