"""An event into the register, changed there, or withdrawn from it."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import OutreachChange, OutreachEvent, OutreachFigure
from campaigns.services import published
from campaigns.services.outreach.errors import OutreachError
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit

# What a change keeps of an event beside its figures: no free text, which could hold a name.
KEPT = ("day", "ends_on", "region_id", "kind", "place", "campaign_id", "anchor")


@transaction.atomic
def record(event: OutreachEvent, figures: Mapping[str, int], *, by: Any) -> OutreachEvent:
    """Store a new or changed event with what was counted at it; noughts are left out.

    Raises OutreachError: `withdrawn` where it no longer stands, `not_yet` where an event to come
    has figures, `no_campaign` where it is announced and no page could show it.
    """
    before = locked(event.pk) if event.pk else None
    counted = {name: number for name, number in figures.items() if number}
    _check(event, counted)
    if event.campaign and event.campaign.anchor:
        event.anchor = event.campaign.anchor
    event.is_planned = event.day > timezone.localdate()
    said = values(before) if before else {}
    event.recorded_by = event.recorded_by if before else by
    event.save()
    _count(event, counted)
    change = OutreachChange.objects.create(
        event=event, made_by=by, before=said, after=values(event)
    )
    _write_down(event, by=by, change=change.pk)
    if event.is_public or (before and before.is_public):
        published.new_edition()
    return event


@transaction.atomic
def withdraw(event: OutreachEvent, *, reason: str, by: Any) -> None:
    """The event stays in the register and counts no more. Raises OutreachError: `withdrawn`."""
    standing = locked(event.pk)
    standing.withdrawn_at, standing.withdrawn_by = timezone.now(), by
    standing.withdrawal_reason = reason
    standing.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawal_reason"])
    _write_down(standing, by=by, withdrawn=True)
    if standing.is_public:
        published.new_edition()


def figures_of(event: OutreachEvent) -> dict[str, int]:
    return dict(event.figures.values_list("figure", "number"))


def locked(pk: int) -> OutreachEvent:
    """The event as it stands, for the caller's transaction alone. Raises OutreachError."""
    event: OutreachEvent = OutreachEvent.objects.select_for_update().get(pk=pk)
    if event.is_withdrawn:
        raise OutreachError("withdrawn", _("This event was withdrawn and cannot be changed."))
    return event


def values(event: OutreachEvent) -> dict[str, Any]:
    """The event as its history keeps it: codes, days and numbers."""
    said = {name: getattr(event, name) for name in KEPT}
    days = {name: said[name].isoformat() for name in ("day", "ends_on") if said[name]}
    return {**said, **days, **figures_of(event)}


def _check(event: OutreachEvent, counted: Mapping[str, int]) -> None:
    if event.day > timezone.localdate() and counted:
        raise OutreachError("not_yet", _("The event is yet to come: it has no figures now."))
    if event.is_public and event.campaign is None:
        raise OutreachError("no_campaign", _("Choose the campaign whose page announces it."))


def _count(event: OutreachEvent, counted: Mapping[str, int]) -> None:
    event.figures.all().delete()
    OutreachFigure.objects.bulk_create(
        OutreachFigure(event=event, figure=name, number=number) for name, number in counted.items()
    )


def _write_down(event: OutreachEvent, *, by: Any, **data: int) -> None:
    audit.append(
        AuditAction.OUTREACH_CHANGED, subject=f"outreach:{event.pk}", actor=by.pk, data=data
    )
