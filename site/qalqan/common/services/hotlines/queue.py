"""The stewards' queue: which lines wait for somebody, the most urgent first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from qalqan.common.enums import HotlineChangeKind, HotlineDue, HotlineStatus
from qalqan.common.models import Hotline, HotlineChange

# Days before its withdrawal in which a line is urgent.
SOON = timedelta(days=30)
ENDINGS = (HotlineChangeKind.EXPIRED, HotlineChangeKind.WITHDRAWN)


@dataclass(frozen=True)
class Due:
    """`day` is the day on which the line came, or comes, into its state."""

    line: Hotline
    state: HotlineDue
    day: date | None

    @property
    def label(self) -> str:
        return str(self.state.label)


def due(today: date | None = None) -> list[Due]:
    """Every line that waits, by urgency and then by day; a line may wait for two things."""
    day = today or timezone.localdate()
    order = list(HotlineDue)
    found = [*_checks(day), *_withdrawn_by_time(), *_proposals()]
    return sorted(found, key=lambda one: (order.index(one.state), one.day or day))


def _checks(day: date) -> Iterator[Due]:
    for line in Hotline.objects.due_for_review(day):
        end = line.withdrawal_due_on
        if end is None:
            limit = line.checked_on + timedelta(days=Hotline.WITHDRAWN_AFTER_DAYS)
            state = HotlineDue.EMERGENCY if limit < day else HotlineDue.REVIEW
            yield Due(line, state, line.next_check_on)
        elif end < day:
            yield Due(line, HotlineDue.EXPIRED, end)
        elif end - SOON <= day:
            yield Due(line, HotlineDue.SOON, end)
        else:
            yield Due(line, HotlineDue.REVIEW, line.next_check_on)


def _withdrawn_by_time() -> Iterator[Due]:
    for line in withdrawn_by_time():
        yield Due(line, HotlineDue.EXPIRED, line.withdrawal_due_on)


def withdrawn_by_time() -> QuerySet[Hotline]:
    """Those that nobody confirmed again since, nor withdrew for a reason."""
    endings = HotlineChange.objects.filter(hotline=OuterRef("pk"), kind__in=ENDINGS)
    last = Subquery(endings.order_by("-pk").values("kind")[:1])
    lines: QuerySet[Hotline] = Hotline.objects.filter(status=HotlineStatus.WITHDRAWN)
    return lines.annotate(ended_by=last).filter(ended_by=HotlineChangeKind.EXPIRED)


def _proposals() -> Iterator[Due]:
    for change in HotlineChange.objects.open().select_related("hotline"):
        yield Due(change.hotline, HotlineDue.PROPOSED, timezone.localdate(change.made_at))
