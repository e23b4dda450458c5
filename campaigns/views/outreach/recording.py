"""An event is recorded, changed, or withdrawn."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.forms.hotlines import ReasonForm
from campaigns.forms.outreach import EventForm
from campaigns.models import CampaignPage, OutreachEvent
from campaigns.services import outreach
from campaigns.services.outreach import OutreachError
from campaigns.views.outreach.screens import event_at
from campaigns.views.workspace import for_holders_of, form_page


@for_holders_of(outreach.RECORD)
def new(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    running = CampaignPage.objects.live().exclude(ends_on=None).current(today).first()
    form = EventForm(
        request.POST or None,
        regions=outreach.regions_of(request.user),
        counted={},
        initial={"day": today, "campaign": running},
    )
    if _is_recorded(request, form):
        messages.success(request, _("The event is recorded."))
        return redirect("campaigns:outreach_detail", form.instance.pk)
    context = {"title": _("Record an event"), "submit_label": _("Record")}
    return form_page(request, "campaigns/outreach/form.html", form, context)


@for_holders_of(outreach.RECORD)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    event = event_at(request, pk)
    if event.is_withdrawn:
        return redirect("campaigns:outreach_detail", pk)
    form = EventForm(
        request.POST or None,
        instance=event,
        regions=outreach.regions_of(request.user),
        counted=outreach.figures_of(event),
    )
    if _is_recorded(request, form):
        messages.success(request, _("The changes are saved."))
        return redirect("campaigns:outreach_detail", pk)
    context = {"title": _("Change the event"), "submit_label": _("Save"), "event": event}
    return form_page(request, "campaigns/outreach/form.html", form, context)


@for_holders_of(outreach.RECORD)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    event = event_at(request, pk)
    if event.is_withdrawn:
        return redirect("campaigns:outreach_detail", pk)
    form = ReasonForm(request.POST or None)
    if _is_done(form, lambda: _withdraw(request, event, form)):
        messages.success(request, _("The event is withdrawn and counts no more."))
        return redirect("campaigns:outreach_detail", pk)
    context = {"title": _("Withdraw the event"), "submit_label": _("Withdraw"), "event": event}
    return form_page(request, "campaigns/outreach/withdraw.html", form, context)


def _withdraw(request: HttpRequest, event: OutreachEvent, form: ReasonForm) -> None:
    outreach.withdraw(event, reason=form.cleaned_data["reason"], by=request.user)


def _is_recorded(request: HttpRequest, form: EventForm) -> bool:
    return _is_done(form, lambda: outreach.record(form.instance, form.figures, by=request.user))


def _is_done(form: forms.BaseForm, act: Callable[[], object]) -> bool:
    """Whether the form holds and the service did it; if not, the form says why."""
    if not form.is_valid():
        return False
    try:
        act()
    except OutreachError as error:
        form.add_error(None, str(error))
        return False
    return True
