"""Who comes to the screens of their own security."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from qalqan.accounts.models import User
from qalqan.accounts.services.factors import passing

Further = ParamSpec("Further")
Screen = Callable[Concatenate[HttpRequest, User, Further], HttpResponse]


def own_security(view: Screen[Further]) -> Callable[..., HttpResponse]:
    """For whoever proved themselves a moment ago; a first factor takes the password alone."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = passing.half_signed_in(request)
        # A form that was sent too late cannot be sent again by a redirect; its screen can.
        here = request.get_full_path() if request.method == "GET" else reverse("accounts:security")
        if person is None:
            return redirect_to_login(here)
        if person.has_second_factor and not passing.is_fresh(request.session):
            return redirect_to_login(here, reverse("accounts:second_factor"))
        return view(request, person, *args, **kwargs)

    return asked
