"""Who may open a screen of the workspace, and how its forms answer."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache

View = Callable[..., HttpResponseBase]


def for_holders_of(right: str) -> Callable[[View], View]:
    """Others are refused; who is not known is led to sign in."""

    def decorate(view: View) -> View:
        return never_cache(login_required(permission_required(right, raise_exception=True)(view)))

    return decorate


def form_page(
    request: HttpRequest, template: str, form: forms.BaseForm, context: dict[str, Any]
) -> HttpResponse:
    status = 400 if form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)
