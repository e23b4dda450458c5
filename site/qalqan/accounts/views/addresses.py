"""The link in the letter to a new e-mail address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from qalqan.accounts.services import addresses


@never_cache
def confirm_address(request: HttpRequest, token: str) -> HttpResponse:
    """By POST it counts: programs that look into mail open links, and press no button."""
    proof = addresses.find(token)
    if proof is None:
        return _page(request, status=410)
    if request.method != "POST":
        return _page(request, address=proof.address)
    is_own = request.user.is_authenticated and request.user.pk == proof.person.pk
    try:
        is_done = addresses.confirm(token, keep=request.session.session_key if is_own else None)
    except addresses.AddressError:
        return _page(request, status=409, is_taken=True)
    return _page(request, is_done=True) if is_done else _page(request, status=410)


def _page(request: HttpRequest, *, status: int = 200, **context: object) -> HttpResponse:
    return render(request, "accounts/confirm_address.html", context, status=status)
