"""Who may open a screen of a workspace."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required, permission_required
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache

View = Callable[..., HttpResponseBase]


def for_holders_of(right: str) -> Callable[[View], View]:
    """Others are refused; who is not known is led to sign in."""

    def decorate(view: View) -> View:
        return never_cache(login_required(permission_required(right, raise_exception=True)(view)))

    return decorate
