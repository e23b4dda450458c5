"""Sign in and out, and the two ways to a new password."""

from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlsafe_base64_decode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from django.views.generic import RedirectView

from qalqan.accounts.forms import PasswordForgottenForm, SetPasswordForm, SignInForm, SlipForm
from qalqan.accounts.models import User
from qalqan.accounts.services import password_mail, slips

BACKEND = "qalqan.accounts.services.sign_in.SignInBackend"
SLIP_IN_SESSION = "slip"


def safe_next(request: HttpRequest) -> str:
    """Where to go after signing in; never off this host."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return target
    return ""


def start_page(person: User) -> str:
    """A learner's own page, or where a person with a role does their work."""
    places = person.workplaces
    return places[0].url if places else resolve_url(settings.LOGIN_REDIRECT_URL)


@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        target = safe_next(request)
        if target.startswith("/cms/") and not request.user.has_perm("wagtailadmin.access_admin"):
            # Wagtail sends those it does not let in to sign in, who have just done so.
            raise PermissionDenied
        return redirect(target or start_page(request.user))
    form = SignInForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid() and form.user is not None:
        login(request, form.user)
        return redirect(safe_next(request) or start_page(form.user))
    status = 400 if form.errors else 200
    context = {"form": form, "next": safe_next(request)}
    return render(request, "accounts/sign_in.html", context, status=status)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("accounts:sign_in")


def locked(request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
    """What django-axes answers after too many wrong passwords."""
    return render(request, "accounts/locked.html", status=429)


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
        password_mail.change(person, form.cleaned_data["new_password1"])
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
        return redirect(start_page(person))
    return render(
        request, "accounts/set_password.html", {"form": form}, status=400 if form.errors else 200
    )


private_page_sign_in = RedirectView.as_view(pattern_name="accounts:sign_in", query_string=True)


def to_sign_in(request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
    """In the place of Wagtail's own login and reset views, which know no second factor."""
    return redirect(f"{reverse('accounts:sign_in')}?next=/cms/")


def _person_of(uid: str) -> User | None:
    try:
        return User.objects.get(pk=urlsafe_base64_decode(uid).decode(), is_active=True)
    except (ValueError, OverflowError, User.DoesNotExist, ValidationError):
        return None
