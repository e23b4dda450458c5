"""The second step of signing in, asked again before factors or the password change."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from qalqan.accounts.forms import CodeForm
from qalqan.accounts.models import User
from qalqan.accounts.services.factors import passing, security_keys
from qalqan.accounts.views.sign_in import locked, onward, safe_next


@never_cache
@sensitive_post_parameters()
def second_factor(request: HttpRequest) -> HttpResponse:
    person = passing.half_signed_in(request)
    if person is None or not person.has_second_factor:
        return redirect("accounts:sign_in")
    form = CodeForm(request.POST or None)
    if request.method == "POST":
        try:
            if _passed(request, person):
                return onward(request, person)
        except passing.TooManyWrongError:
            return locked(request)
        # An old code, a used one and a wrong one are told the same way.
        form.add_error("code", _("This code is not right. Wait for the next one and try again."))
    return _page(request, person, form)


def _passed(request: HttpRequest, person: User) -> bool:
    if answer := request.POST.get("answer"):
        return passing.pass_by_key(request, person, answer)
    return passing.pass_by_code(request, person, request.POST.get("code", ""))


def _page(request: HttpRequest, person: User, form: CodeForm) -> HttpResponse:
    has_keys = person.security_keys.exists()
    context = {
        "form": form,
        "next": safe_next(request),
        "options": has_keys and json.dumps(security_keys.options_to_ask(request, person)),
    }
    status = 400 if form.errors else 200
    return render(request, "accounts/second_factor.html", context, status=status)
