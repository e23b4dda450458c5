"""Setting up an app or a security key."""

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from qalqan.accounts.forms import CodeForm, KeyForm
from qalqan.accounts.models import User
from qalqan.accounts.services.factors import authenticator, changing, security_keys
from qalqan.accounts.services.factors.sealing import seal, unseal
from qalqan.accounts.views.access import own_security
from qalqan.accounts.views.security import codes_page
from qalqan.accounts.views.sign_in import onward, safe_next

SECRET_IN_SESSION = "new_authenticator"  # noqa: S105


@never_cache
@sensitive_post_parameters()
@own_security
def add_authenticator(request: HttpRequest, person: User) -> HttpResponse:
    """The secret as a picture and as text; it counts once the app has shown a code of it."""
    secret = unseal(request.session.get(SECRET_IN_SESSION, "")) or authenticator.new_secret()
    form = CodeForm(request.POST or None)
    if form.is_valid():
        is_first = not person.has_second_factor
        if changing.add_authenticator(request, person, secret, form.cleaned_data["code"]):
            del request.session[SECRET_IN_SESSION]
            return _added(request, person, is_first=is_first)
        form.add_error("code", _("This code is not right. Wait for the next one and try again."))
    request.session[SECRET_IN_SESSION] = seal(secret)
    context = {
        "form": form,
        "secret": authenticator.readable(secret),
        "picture": mark_safe(authenticator.picture(secret, person)),  # noqa: S308 - drawn here
        "next": safe_next(request),
    }
    status = 400 if form.errors else 200
    return render(request, "accounts/security/authenticator.html", context, status=status)


@never_cache
@own_security
def add_key(request: HttpRequest, person: User) -> HttpResponse:
    form = KeyForm(request.POST or None)
    if form.is_valid():
        is_first, data = not person.has_second_factor, form.cleaned_data
        if changing.add_key(request, person, name=data["name"], answer=data["answer"]):
            return _added(request, person, is_first=is_first)
        form.add_error(None, _("The key did not answer as it should. Try again."))
    context = {
        "form": form,
        "options": json.dumps(security_keys.options_to_add(request, person)),
        "next": safe_next(request),
    }
    status = 400 if form.errors else 200
    return render(request, "accounts/security/key.html", context, status=status)


def _added(request: HttpRequest, person: User, *, is_first: bool) -> HttpResponse:
    """The first factor brings a list of recovery codes along."""
    if is_first:
        return codes_page(request, person)
    messages.success(request, _("It is added."))
    return redirect("accounts:security") if not safe_next(request) else onward(request, person)
