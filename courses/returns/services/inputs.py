"""Whose figures are still missing before the deadline, and what has come in."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from courses.models import Academy, ReturnInput, ReturnPlan, TrainingReturn
from courses.returns.services.merging import labelled, merge


@dataclass(frozen=True)
class Owed:
    """A body that owes its figures; `received_at` is None while they are missing."""

    name: str
    received_at: datetime | None
    days_left: int


def owed(plan: ReturnPlan, today: date) -> list[Owed]:
    """Academies of this installation and bodies elsewhere, the missing ones first."""
    left = (plan.input_due_on - today).days
    found = [Owed(name, at, left) for name, at in [*_academies(plan), *_elsewhere(plan)]]
    return sorted(found, key=lambda one: (one.received_at is not None, one.name))


def _academies(plan: ReturnPlan) -> list[tuple[str, datetime | None]]:
    closed = {
        one.academy_id: one.closed_at
        for one in TrainingReturn.objects.filter(plan=plan)
        .exclude(academy=None)
        .order_by("version")
    }
    return [(str(academy), closed.get(academy.pk)) for academy in Academy.objects.all()]


def _elsewhere(plan: ReturnPlan) -> list[tuple[str, datetime | None]]:
    bodies = ReturnInput.objects.filter(plan=plan, academy=None)
    return [(one.body, one.received_at) for one in bodies]


def add_body(plan: ReturnPlan, body: str) -> bool:
    """Expect figures of a body elsewhere; whether it was not expected before."""
    _input, is_new = ReturnInput.objects.get_or_create(plan=plan, academy=None, body=body)
    return is_new


def receive(plan: ReturnPlan, body: str, figures: dict[str, Any]) -> bool:
    """Keep a body's return; whether it takes the place of an earlier one."""
    kept, _is_new = ReturnInput.objects.get_or_create(plan=plan, academy=None, body=body)
    is_replaced = kept.received_at is not None
    kept.figures, kept.received_at = figures, timezone.now()
    kept.save(update_fields=["figures", "received_at"])
    return is_replaced


def with_inputs(document: dict[str, Any]) -> dict[str, Any]:
    """The whole return with the figures that other bodies handed in. Raises MergeError.

    Give it a document in which small figures are hidden already: who knows an input could
    subtract it from the sum.
    """
    received = ReturnInput.objects.filter(
        plan__year=document["year"], academy=None, received_at__isnull=False
    )
    own: list[tuple[str, Any]] = [(settings.WAGTAIL_SITE_NAME, document)]
    inputs = [(one.body, one.figures) for one in received]
    return merge(labelled(own + inputs), language=document["language"])
