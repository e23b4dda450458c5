"""The public check of a certificate: it names nobody, and knows nobody who asks."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from courses.enums import CertificateState
from courses.forms.certificates import SurnameForm
from courses.services.certificates import carrying, verifying
from courses.services.certificates.verdicts import Verdict
from qalqan.common.languages import LANGUAGES, localize
from qalqan.common.services.limits import Limit

FAILURES = Limit("verify", times=30, seconds=15 * 60)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
# A token would need a cookie, which no public page sets; this post changes nothing.
@csrf_exempt
@sensitive_post_parameters("surname")
def verify(request: HttpRequest, code: str) -> HttpResponse:
    # Whoever is signed in sees what everybody sees, and the session is not looked into.
    request.user = AnonymousUser()
    if FAILURES.is_reached(request):
        return _answer(request, {"trouble": "limit"}, status=429)
    try:
        verdict = verifying.find(code)
    except carrying.ListError:
        return _answer(request, {"trouble": "list"}, status=503)
    form = SurnameForm(request.POST if request.method == "POST" else None)
    matches = verdict.names(form.cleaned_data["surname"]) if form.is_valid() else None
    if verdict.state == CertificateState.UNKNOWN or matches is False:
        FAILURES.count(request)
    status = 400 if form.errors else 200
    return _answer(request, _shown(verdict, form, matches=matches), status=status)


def _shown(verdict: Verdict, form: SurnameForm, *, matches: bool | None) -> dict[str, object]:
    return {
        "verdict": verdict,
        "state": verdict.state.value,
        "state_label": verdict.state.label,
        "title": localize(verdict.titles, get_language() or LANGUAGES[0]),
        "form": form,
        "matches": matches,
    }


def _answer(request: HttpRequest, context: dict[str, object], *, status: int) -> HttpResponse:
    response = render(request, "courses/verify.html", context, status=status)
    # The address is the certificate's secret.
    response["Referrer-Policy"] = "no-referrer"
    return response
