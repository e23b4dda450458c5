"""How much of what was planned for a cohort was held."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from courses.models import Cohort, Session


@dataclass(frozen=True)
class Held:
    """Academic hours, and days on which there was a session (Asia/Almaty)."""

    hours: Decimal
    days: int


def held(cohort: Cohort) -> Held:
    begun = Session.objects.filter(cohort=cohort, starts_at__lte=timezone.now())
    rows = list(begun.values_list("academic_hours", "starts_at"))
    return Held(
        hours=sum((hours for hours, _start in rows), Decimal(0)),
        days=len({timezone.localdate(start) for _hours, start in rows}),
    )
