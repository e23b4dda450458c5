"""The ways to a new password: by mail, by a slip, and by the one that is known."""

from django.contrib import messages
from django.contrib.auth import login, update_session_auth_hash
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlsafe_base64_decode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from qalqan.accounts.forms import (
    PasswordChangeForm,
    PasswordForgottenForm,
    SetPasswordForm,
    SlipForm,
)
from qalqan.accounts.models import User
from qalqan.accounts.services import password_mail, passwords, slips
from qalqan.accounts.services.factors import passing
from qalqan.accounts.views.access import own_security
from qalqan.accounts.views.sign_in import BACKEND, locked, onward

SLIP_IN_SESSION = "slip"


@never_cache
def password_forgotten(request: HttpRequest) -> HttpResponse:
    form = PasswordForgottenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        password_mail.request_mail(form.cleaned_data["email"])
        return render(request, "accounts/password_forgotten_done.html")
    context = {"form": form, "mail_available": password_mail.mail_available()}
    return render(
        request, "accounts/password_forgotten.html", context, status=400 if form.errors else 200
    )


@never_cache
@sensitive_post_parameters()
def set_password(request: HttpRequest, uid: str, token: str) -> HttpResponse:
    """The address in the mail; it works once and for an hour."""
    person = _person_of(uid)
    if person is None or not default_token_generator.check_token(person, token):
        return render(request, "accounts/set_password.html", {"form": None}, status=410)
    form = SetPasswordForm(person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        passwords.change(person, form.cleaned_data["new_password1"])
        return redirect("accounts:sign_in")
    return render(
        request, "accounts/set_password.html", {"form": form}, status=400 if form.errors else 200
    )


@never_cache
@sensitive_post_parameters("code")
def slip_sign_in(request: HttpRequest) -> HttpResponse:
    form = SlipForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.slip is not None:
        request.session[SLIP_IN_SESSION] = form.slip.pk
        return redirect("accounts:slip_password")
    return render(
        request, "accounts/slip_sign_in.html", {"form": form}, status=400 if form.errors else 200
    )


@never_cache
@sensitive_post_parameters()
def slip_password(request: HttpRequest) -> HttpResponse:
    """The second step of a slip; the slip is used up only when a password is set."""
    slip = slips.usable(request.session.get(SLIP_IN_SESSION))
    if slip is None:
        return redirect("accounts:slip_sign_in")
    form = SetPasswordForm(slip.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = slips.redeem(slip.pk, form.cleaned_data["new_password1"])
        except slips.SlipError:
            # Used up by another submit of the same form.
            return redirect("accounts:slip_sign_in")
        login(request, person, backend=BACKEND)
        return onward(request, person)
    return render(
        request, "accounts/set_password.html", {"form": form}, status=400 if form.errors else 200
    )


@never_cache
@sensitive_post_parameters()
@own_security
def change_password(request: HttpRequest, person: User) -> HttpResponse:
    """By the old one; whoever guesses at it is slowed down as at sign-in's second step."""
    form = PasswordChangeForm(person, request.POST or None)
    if passing.is_slowed_down(person):
        return locked(request)
    # The session is compared with the account at the first look, so that comes before the change.
    if form.is_valid() and request.user.is_authenticated:
        passwords.change(
            person, form.cleaned_data["new_password1"], keep=request.session.session_key
        )
        update_session_auth_hash(request, person)
        messages.success(request, _("Your password is changed. Elsewhere you are signed out."))
        return redirect("accounts:security")
    if form.has_error("old_password"):
        passing.count_wrong(person)
    status = 400 if form.errors else 200
    return render(request, "accounts/security/password.html", {"form": form}, status=status)


def _person_of(uid: str) -> User | None:
    try:
        return User.objects.get(pk=urlsafe_base64_decode(uid).decode(), is_active=True)
    except (ValueError, OverflowError, User.DoesNotExist, ValidationError):
        return None
