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

from courses.forms.joining import JoinByMailForm, RegisterForm
from courses.models import Invitation
from courses.services.people import invitations, invited_by_mail
from courses.services.people.errors import PeopleError, Problem
from qalqan.accounts.models import User
from qalqan.accounts.services.password_mail import mail_available
from qalqan.accounts.views import BACKEND
from qalqan.common.services.limits import Limit

GUESSES = Limit("join", times=20, seconds=15 * 60)
# A class joins from one network, and some of them ask twice.
LETTERS = Limit("join_letters", times=60, seconds=15 * 60)


@never_cache
@sensitive_post_parameters("new_password1", "new_password2")
def join(request: HttpRequest, code: str) -> HttpResponse:
    if GUESSES.is_reached(request):
        return _page(request, status=429, is_limited=True)
    try:
        invitation = invitations.find(code)
        if request.user.is_authenticated:
            return _confirmed(request, request.user, invitation)
        if mail_available() and "email" in request.POST:
            return _asked_by_mail(request, invitation)
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


def _asked_by_mail(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """One answer for all addresses: nobody learns here who has an account."""
    if LETTERS.is_reached(request):
        return _page(request, status=429, is_limited=True)
    form = JoinByMailForm(request.POST)
    if not form.is_valid():
        return _new_account(request, invitation, RegisterForm(initial=_language()), form)
    LETTERS.count(request)
    invited_by_mail.ask(invitation, form.cleaned_data["email"])
    return _page(request, by_mail=True, canonical_path="")


def _registered(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    form = RegisterForm(request.POST or None, initial=_language())
    if not form.is_valid():
        return _new_account(request, invitation, form, JoinByMailForm())
    person = invitations.register(
        invitation, form.account, password=form.cleaned_data["new_password1"]
    )
    login(request, person, backend=BACKEND)
    return _page(request, sign_in_code=person.sign_in_code, canonical_path="")


@never_cache
@sensitive_post_parameters("new_password1", "new_password2")
def join_by_mail(request: HttpRequest, token: str) -> HttpResponse:
    """The link in the letter, in whichever browser: only now the account is made."""
    try:
        invitation, address = invited_by_mail.find(token)
        invitations.check(invitation)
        if User.objects.with_address(address).exists():
            return _page(request, has_account=True, code=invitation.code, canonical_path="")
        return _registered_by_mail(request, invitation, address)
    except PeopleError as error:
        if error.code == Problem.EMAIL_TAKEN:
            # Made at this moment, by the same link in another window.
            return _page(request, has_account=True, code=invitation.code, canonical_path="")
        return _page(request, status=410, problem=str(error))


def _registered_by_mail(request: HttpRequest, invitation: Invitation, address: str) -> HttpResponse:
    form = RegisterForm(request.POST or None, initial=_language())
    if not form.is_valid():
        status = 400 if form.errors else 200
        return _page(request, status=status, invitation=invitation, form=form, address=address)
    account = {**form.account, "email": address}
    person = invitations.register(invitation, account, password=form.cleaned_data["new_password1"])
    login(request, person, backend=BACKEND)
    messages.success(request, _("You have joined the cohort."))
    return redirect("courses:my")


def _language() -> dict[str, Any]:
    return {"language": get_language()}


def _new_account(
    request: HttpRequest, invitation: Invitation, form: RegisterForm, mail_form: JoinByMailForm
) -> HttpResponse:
    status = 400 if form.errors or mail_form.errors else 200
    shown = {"form": form, "mail_form": mail_form if mail_available() else None}
    return _page(request, status=status, invitation=invitation, **shown)


def _page(request: HttpRequest, *, status: int = 200, **context: Any) -> HttpResponse:
    return render(request, "courses/join.html", context, status=status)
