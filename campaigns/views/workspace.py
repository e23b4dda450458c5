"""Who may open a screen of the workspace, and how its forms answer."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from qalqan.common.views.rights import for_holders_of

__all__ = ["for_holders_of", "form_page"]


def form_page(
    request: HttpRequest, template: str, form: forms.BaseForm, context: dict[str, Any]
) -> HttpResponse:
    status = 400 if form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)
