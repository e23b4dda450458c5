"""Joining a cohort by an invitation, with an account or without one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from courses.forms.joining import RegisterForm
from courses.models import Invitation
from courses.services.people import invitations
from courses.services.people.errors import PeopleError, Problem
from qalqan.accounts.models import User
from qalqan.accounts.services import password_mail
from qalqan.accounts.views import BACKEND
from qalqan.common.services.limits import Limit

GUESSES = Limit("join", times=20, seconds=15 * 60)


@never_cache
@sensitive_post_parameters("new_password1", "new_password2")
def join(request: HttpRequest, code: str) -> HttpResponse:
    if GUESSES.is_reached(request):
        return _page(request, status=429, is_limited=True)
    try:
        invitation = invitations.find(code)
        if request.user.is_authenticated:
            return _confirmed(request, request.user, invitation)
        return _registered(request, invitation)
    except PeopleError as error:
        if error.code == Problem.UNKNOWN:
            GUESSES.count(request)
            return _page(request, status=404, problem=str(error))
        return _page(request, status=410, problem=str(error))


def _confirmed(request: HttpRequest, person: User, invitation: Invitation) -> HttpResponse:
    if request.method != "POST":
        return _page(request, invitation=invitation)
    invitations.accept(invitation, person)
    messages.success(request, _("You have joined the cohort."))
    return redirect("courses:my")


def _registered(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    form = RegisterForm(request.POST or None, initial={"language": get_language()})
    if not form.is_valid():
        return _page(request, status=400 if form.errors else 200, invitation=invitation, form=form)
    try:
        person = invitations.register(
            invitation, form.account, password=form.cleaned_data["new_password1"]
        )
    except PeopleError as error:
        if error.code != Problem.EMAIL_TAKEN:
            raise
        GUESSES.count(request)
        password_mail.request_mail(form.account["email"])
        return _page(request, by_mail=True, canonical_path="")
    if person.email:
        # The answer of an address that is taken: nobody learns here who has an account.
        return _page(request, by_mail=True, canonical_path="")
    login(request, person, backend=BACKEND)
    return _page(request, sign_in_code=person.sign_in_code, canonical_path="")


def _page(request: HttpRequest, *, status: int = 200, **context: Any) -> HttpResponse:
    return render(request, "courses/join.html", context, status=status)
