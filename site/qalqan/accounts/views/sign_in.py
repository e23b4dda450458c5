"""Sign in and out."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from django.views.generic import RedirectView

from qalqan.accounts.forms import SignInForm
from qalqan.accounts.models import User
from qalqan.accounts.services import administering, names_under_attack, sign_in_watch
from qalqan.accounts.services.factors import passing
from qalqan.accounts.services.sign_in_watch import Event

PASSWORD_WAS_SET = _(
    "An administrator has set another password for your account since you last signed in. If you "
    "did not ask for this, tell your administrator at once."
)
BACKEND = "qalqan.accounts.services.sign_in.SignInBackend"


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


def onward(request: HttpRequest, person: User) -> HttpResponse:
    """To the page asked for or the person's own, by way of the second factor where one is due."""
    target = safe_next(request)
    if not passing.must_pass(person, request.session):
        return redirect(target or start_page(person))
    step = "accounts:second_factor" if person.has_second_factor else "accounts:security"
    return redirect(f"{reverse(step)}?{urlencode({'next': target})}" if target else step)


@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    waiting = passing.half_signed_in(request)
    if waiting is not None and request.method != "POST":
        _refuse_admin(request)
        return onward(request, waiting)
    form = SignInForm(request, request.POST or None)
    identifier = request.POST.get("identifier", "")
    if request.method == "POST":
        if names_under_attack.must_wait(request, identifier):
            sign_in_watch.count(Event.FAILED)
            return locked(request)
        if form.is_valid() and form.user is not None:
            signed_in_before = form.user.last_login
            login(request, form.user)
            if administering.was_set_since(form.user, signed_in_before):
                messages.warning(request, PASSWORD_WAS_SET)
            response = onward(request, form.user)
            names_under_attack.remember_browser(request, response, form.user)
            return response
        if not getattr(request, "axes_locked_out", False):
            names_under_attack.count_wrong(identifier)
    status = 400 if form.errors else 200
    context = {"form": form, "next": safe_next(request)}
    return render(request, "accounts/sign_in.html", context, status=status)


def _refuse_admin(request: HttpRequest) -> None:
    """Wagtail sends those it does not let in to sign in, who have just done so."""
    signed_in = request.user.is_authenticated
    if (
        signed_in
        and safe_next(request).startswith("/cms/")
        and not request.user.has_perm("wagtailadmin.access_admin")
    ):
        raise PermissionDenied


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("accounts:sign_in")


def locked(request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
    """What django-axes answers after too many wrong passwords."""
    return render(request, "accounts/locked.html", status=429)


private_page_sign_in = RedirectView.as_view(pattern_name="accounts:sign_in", query_string=True)


def to_sign_in(request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
    """In the place of Wagtail's own login and reset views, which know no second factor."""
    return redirect(f"{reverse('accounts:sign_in')}?next=/cms/")
