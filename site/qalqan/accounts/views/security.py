"""My security: factors and sessions of one's own."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from qalqan.accounts.models import Authenticator, SecurityKey, User
from qalqan.accounts.services.factors import changing, passing, recovery
from qalqan.accounts.services.own_sessions import end_session, end_sessions, sessions_of
from qalqan.accounts.views.access import own_security
from qalqan.accounts.views.sign_in import safe_next


@never_cache
@own_security
def security(request: HttpRequest, person: User) -> HttpResponse:
    """What stands; whoever has to set up a first factor is told so here."""
    context = {
        "person": person,
        "is_waiting": passing.must_pass(person, request.session),
        "authenticator": Authenticator.objects.filter(user=person).first(),
        "security_keys": person.security_keys.all(),
        "codes_left": recovery.left(person),
        "sessions": sessions_of(person, this=request.session.session_key),
        "next": safe_next(request),
    }
    return render(request, "accounts/security/security.html", context)


@require_POST
@never_cache
@own_security
def recovery_codes(request: HttpRequest, person: User) -> HttpResponse:
    """A new list, shown this once."""
    if not person.has_second_factor:
        return redirect("accounts:security")
    return codes_page(request, person)


def codes_page(request: HttpRequest, person: User) -> HttpResponse:
    codes = changing.new_recovery_codes(person)
    # No language switch: these codes are shown in one language once.
    context = {"codes": codes, "next": safe_next(request), "canonical_path": ""}
    return render(request, "accounts/security/codes.html", context)


@require_POST
@own_security
def remove_authenticator(request: HttpRequest, person: User) -> HttpResponse:
    return _removed(request, person, get_object_or_404(Authenticator, user=person))


@require_POST
@own_security
def remove_key(request: HttpRequest, person: User, pk: int) -> HttpResponse:
    return _removed(request, person, get_object_or_404(SecurityKey, user=person, pk=pk))


def _removed(
    request: HttpRequest, person: User, factor: Authenticator | SecurityKey
) -> HttpResponse:
    try:
        changing.remove(person, factor)
    except changing.LastFactorError:
        messages.error(
            request, _("Your work needs a second step. Add another before you remove this.")
        )
    else:
        messages.success(request, _("It is removed."))
    return redirect("accounts:security")


@require_POST
@own_security
def end_other_sessions(request: HttpRequest, person: User) -> HttpResponse:
    end_sessions(person, by=person, but=request.session.session_key)
    messages.success(request, _("Everywhere else you are signed out."))
    return redirect("accounts:security")


@require_POST
@own_security
def end_one_session(request: HttpRequest, person: User, mark: str) -> HttpResponse:
    end_session(person, mark)
    messages.success(request, _("That session is ended."))
    return redirect("accounts:security")
