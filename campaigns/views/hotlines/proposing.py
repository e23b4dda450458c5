"""New lines and new numbers: proposed by one person, decided by another."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from campaigns.forms.hotlines import CallForm, ProposalForm, ReasonForm
from campaigns.views.hotlines.history import step_of
from campaigns.views.hotlines.parts import CHANGE, CONFIRM, PROPOSED, is_done, line_page
from campaigns.views.workspace import for_holders_of
from qalqan.common.models import Hotline, HotlineChange
from qalqan.common.services import hotlines
from qalqan.common.services.hotlines import Problem


@for_holders_of(CHANGE)
def new(request: HttpRequest) -> HttpResponse:
    form = ProposalForm(request.POST or None)
    if is_done(form, lambda: _propose(request, form)):
        messages.success(request, _("The line is proposed. Now describe it for its callers."))
        return redirect("campaigns:hotlines_describe", form.instance.pk)
    return line_page(request, form, title=_("Propose a new line"), submit=_("Propose the line"))


@for_holders_of(CHANGE)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    line = get_object_or_404(Hotline, pk=pk)
    form = ProposalForm(request.POST or None, instance=get_object_or_404(Hotline, pk=pk))
    if is_done(form, lambda: _propose(request, form)):
        messages.success(request, PROPOSED)
        return redirect("campaigns:hotlines_detail", pk)
    title = _("Propose a number or address")
    return line_page(request, form, title=title, submit=_("Propose it"), line=line)


def _propose(request: HttpRequest, form: ProposalForm) -> None:
    hotlines.propose(form.instance, by=request.user, reason=form.cleaned_data["reason"])


@for_holders_of(CONFIRM)
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = _proposal_at(pk)
    if proposal is None:
        return _nothing_open(request, pk)
    if not hotlines.is_described(proposal):
        # Said before the call and not after it.
        messages.warning(request, Problem.NO_OPERATOR.label)
        return redirect("campaigns:hotlines_describe", pk)
    form = CallForm(request.POST or None)
    if is_done(form, lambda: hotlines.confirm(proposal, by=request.user, call=form.call())):
        messages.success(request, _("Confirmed: public pages show it now."))
        return redirect("campaigns:hotlines_detail", pk)
    return line_page(
        request,
        form,
        title=_("Call and confirm"),
        submit=_("Confirm it"),
        line=proposal.hotline,
        step=step_of(proposal),
        own=proposal.made_by_id == request.user.pk,
    )


@for_holders_of(CHANGE)
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = _proposal_at(pk)
    if proposal is None:
        return _nothing_open(request, pk)
    form = ReasonForm(request.POST or None)
    if is_done(form, lambda: hotlines.refuse(proposal, by=request.user, **form.cleaned_data)):
        messages.success(request, _("The proposal is refused."))
        return redirect("campaigns:hotlines_detail", pk)
    return line_page(
        request,
        form,
        title=_("Refuse the proposal"),
        submit=_("Refuse it"),
        line=proposal.hotline,
        step=step_of(proposal),
    )


def _proposal_at(pk: int) -> HotlineChange | None:
    line = get_object_or_404(Hotline, pk=pk)
    return line.changes.open().select_related("hotline", "made_by").first()


def _nothing_open(request: HttpRequest, pk: int) -> HttpResponse:
    """A colleague was faster, or an old link was followed."""
    messages.warning(request, _("No proposal of this line waits for a decision."))
    return redirect("campaigns:hotlines_detail", pk)
