"""A learner in the room puts themselves on the list: by a scanned address, or by typing a code."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from courses.enums import SessionProblem
from courses.forms.sessions import CodeForm
from courses.models import Session
from courses.services import sessions as taught
from courses.services.sessions import codes
from qalqan.accounts.models import User
from qalqan.accounts.services.requests import person_of
from qalqan.common.services.limits import Limit


def _guesses(learner: User) -> Limit:
    # By person: a whole room has one address.
    return Limit(f"check-in-{learner.pk}", times=20, seconds=15 * 60)


@never_cache
@login_required
def type_code(request: HttpRequest) -> HttpResponse:
    learner = person_of(request)
    form = CodeForm(request.POST or None)
    if _guesses(learner).is_reached(request):
        return _page(request, status=429, is_limited=True)
    if form.is_valid():
        code = codes.normal(form.cleaned_data["code"])
        if session := taught.find(learner, code):
            return redirect("courses:check_in", session.pk, code)
        _guesses(learner).count(request)
        form.add_error("code", _("No room of your cohorts shows this code now."))
    return _page(request, status=400 if form.errors else 200, form=form)


@never_cache
@login_required
def check_in(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """By GET what it is, by POST it is done; others than members find nothing here."""
    learner = person_of(request)
    session = get_object_or_404(taught.sessions_open_to(learner), pk=pk)
    if session.attendances.standing().filter(learner=learner).exists():
        return _page(request, session=session, is_there=True)
    if _guesses(learner).is_reached(request):
        return _page(request, status=429, is_limited=True)
    try:
        return _checked(request, session, learner, code)
    except taught.SessionError as error:
        if error.code == SessionProblem.STALE_CODE:
            _guesses(learner).count(request)
        return _page(request, status=410, session=session, problem=str(error))


def _checked(request: HttpRequest, session: Session, learner: User, code: str) -> HttpResponse:
    """Raises SessionError."""
    if request.method != "POST":
        taught.check(session, code)
        return _page(request, session=session)
    taught.check_in(session, learner, code)
    return _page(request, session=session, is_there=True)


def _page(request: HttpRequest, *, status: int = 200, **context: object) -> HttpResponse:
    return render(request, "courses/check_in.html", context, status=status)
