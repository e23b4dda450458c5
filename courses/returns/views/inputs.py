"""What other bodies owe the return of a year, and what they hand in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from courses.models import ReturnPlan
from courses.returns import services
from courses.returns.forms import BodyForm, InputForm
from courses.returns.views.reader import plan_of, reader_of


@require_POST
@login_required
def add_body(request: HttpRequest, year: int) -> HttpResponse:
    """Expect the figures of a body that has no Qalqan, before it hands them in."""
    plan, form = _plan(request, year), BodyForm(request.POST)
    if not form.is_valid():
        _say_errors(request, form)
    elif services.add_body(plan, form.cleaned_data["body"]):
        messages.success(request, _("The body was added to those that owe their figures."))
    else:
        messages.info(request, _("This body is in the list already."))
    return redirect("courses:returns_year", year)


@require_POST
@login_required
def hand_in(request: HttpRequest, year: int) -> HttpResponse:
    """Keep the return of another body with this year's inputs."""
    plan, form = _plan(request, year), InputForm(request.POST, request.FILES, year=year)
    if not form.is_valid():
        _say_errors(request, form)
    elif services.receive(plan, form.cleaned_data["body"], form.figures):
        messages.success(request, _("The return was received in place of the earlier one."))
    else:
        messages.success(request, _("The return was received."))
    return redirect("courses:returns_year", year)


def _plan(request: HttpRequest, year: int) -> ReturnPlan:
    """Inputs are the whole installation's: no academy takes them in."""
    if reader_of(request).academy is not None:
        raise PermissionDenied
    return plan_of(year)


def _say_errors(request: HttpRequest, form: Form) -> None:
    for errors in form.errors.values():
        messages.error(request, " ".join(map(str, errors)))
