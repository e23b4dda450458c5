"""The right to be erased: the request of a person, and the decision of who looks after them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from courses.forms.erasures import ErasureRequestForm, RefusalForm
from courses.models import ErasureRequest
from courses.services import erasures, own_data
from qalqan.accounts.models import User
from qalqan.accounts.services.factors import passing
from qalqan.accounts.services.requests import person_of
from qalqan.accounts.views import locked


@never_cache
@sensitive_post_parameters("password")
@login_required
def my_erasure(request: HttpRequest) -> HttpResponse:
    """What would go and what stays, and the request itself."""
    person = person_of(request)
    if request.method == "POST" and passing.is_slowed_down(person):
        return locked(request)
    form = ErasureRequestForm(request.POST or None, person=person)
    if form.is_valid():
        erasures.ask(person)
        messages.success(request, _("Your request will be read. The answer will stand here."))
        return redirect("courses:my_data")
    if form.errors:
        passing.count_wrong(person)
    context = {"form": form, "lines": own_data.lines_about(person)}
    return render(request, "courses/my/erase.html", context, status=400 if form.errors else 200)


@require_POST
@login_required
def take_back(request: HttpRequest) -> HttpResponse:
    erasures.take_back(person_of(request))
    messages.success(request, _("Your request was taken back."))
    return redirect("courses:my_data")


@never_cache
@login_required
def requested(request: HttpRequest) -> HttpResponse:
    """Where a manager or an operator sees who waits for a decision."""
    waiting = erasures.waiting_for(_decider(request))
    return render(request, "courses/academy/erasures/list.html", {"waiting": waiting})


@never_cache
@login_required
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    decider = _decider(request)
    wish = get_object_or_404(erasures.waiting_for(decider), pk=pk)
    form = RefusalForm(request.POST if "refuse" in request.POST else None)
    if "grant" in request.POST:
        erasures.grant(wish, by=decider)
        messages.success(request, _("The account was erased."))
        return redirect("courses:people_erasures")
    if form.is_valid():
        erasures.refuse(wish, answer=form.cleaned_data["answer"], by=decider)
        messages.success(request, _("The person will read your answer."))
        return redirect("courses:people_erasures")
    return _decision_page(request, wish, form)


def _decision_page(request: HttpRequest, wish: ErasureRequest, form: RefusalForm) -> HttpResponse:
    context = {"wish": wish, "form": form, "lines": own_data.lines_about(wish.learner)}
    status = 400 if form.errors else 200
    return render(request, "courses/academy/erasures/decide.html", context, status=status)


def _decider(request: HttpRequest) -> User:
    person = person_of(request)
    if not (person.is_academy_staff or person.is_superuser):
        raise PermissionDenied(_("This page is for the managers of academies."))
    return person
