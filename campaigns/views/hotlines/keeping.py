"""What a steward does with a line alone: check it, describe it, withdraw it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.forms.hotlines import CheckForm, DescriptionForm, ReasonForm
from campaigns.views.hotlines.parts import CHANGE, PROPOSED, is_done, line_page
from campaigns.views.workspace import for_holders_of
from qalqan.common.enums import CallOutcome
from qalqan.common.models import Hotline
from qalqan.common.services import hotlines

AFTER_CALL = {
    CallOutcome.ANSWERS: gettext_lazy("The check is recorded."),
    CallOutcome.NO_ANSWER: gettext_lazy(
        "The call is recorded. The line is still public: withdraw it if nobody answers again."
    ),
    CallOutcome.WRONG: gettext_lazy("The call is recorded, and the line is withdrawn."),
}


@for_holders_of(CHANGE)
def check(request: HttpRequest, pk: int) -> HttpResponse:
    line = get_object_or_404(Hotline, pk=pk)
    form = CheckForm(request.POST or None)
    if is_done(form, lambda: hotlines.record_call(line, by=request.user, call=form.call())):
        outcome = form.cleaned_data["outcome"]
        say = messages.success if outcome == CallOutcome.ANSWERS else messages.warning
        say(request, AFTER_CALL[outcome])
        return redirect("campaigns:hotlines_detail", pk)
    return line_page(request, form, title=_("Record a call"), submit=_("Record it"), line=line)


@for_holders_of(CHANGE)
def describe(request: HttpRequest, pk: int) -> HttpResponse:
    line = get_object_or_404(Hotline, pk=pk)
    form = DescriptionForm(request.POST or None, instance=get_object_or_404(Hotline, pk=pk))
    if is_done(form, lambda: hotlines.describe(line, by=request.user, fields=form.cleaned_data)):
        proposed = line.changes.open().exists()
        messages.success(request, PROPOSED if proposed else _("The description is saved."))
        return redirect("campaigns:hotlines_detail", pk)
    title = _("Describe the line")
    return line_page(request, form, title=title, submit=_("Save it"), line=line, wide=True)


@for_holders_of(CHANGE)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    line = get_object_or_404(Hotline, pk=pk)
    form = ReasonForm(request.POST or None)
    if is_done(form, lambda: hotlines.withdraw(line, by=request.user, **form.cleaned_data)):
        messages.success(request, _("The line is withdrawn from all public pages."))
        return redirect("campaigns:hotlines_detail", pk)
    title = _("Withdraw the line")
    return line_page(request, form, title=title, submit=_("Withdraw it at once"), line=line)
