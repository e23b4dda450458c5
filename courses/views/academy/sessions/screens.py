"""The sessions that one teaches or manages, and one of them with its attendance list."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from courses.forms.sessions import AttendanceForm, SessionForm
from courses.models import Evaluation, Session
from courses.services import evaluations, scope
from courses.services import sessions as taught
from courses.views.academy.sessions.access import session_at, session_to_change, teacher_of
from qalqan.common.languages import LANGUAGES, OWN_NAMES

PER_PAGE = 50
# An attendance list is one form, and forms have an end.
LINES_A_PAGE = 200


@never_cache
@login_required
def session_list(request: HttpRequest) -> HttpResponse:
    teacher = teacher_of(request)
    past = "past" in request.GET
    found = taught.past(teacher) if past else taught.upcoming(teacher)
    context = {
        "is_past": past,
        "page_obj": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "may_add": scope.academies_taught(teacher).exists(),
    }
    return render(request, "courses/academy/sessions/list.html", context)


@never_cache
@login_required
def new(request: HttpRequest) -> HttpResponse:
    teacher = teacher_of(request)
    academies = scope.academies_taught(teacher)
    if not academies.exists():
        raise Http404
    form = SessionForm(
        request.POST or None,
        initial={"cohort": request.GET.get("cohort")},
        cohorts=scope.cohorts_of(teacher).filter(academy__in=academies),
    )
    return _saved(request, form, None)


@never_cache
@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    session = session_to_change(request, pk)
    cohorts = scope.cohorts_of(teacher_of(request)).filter(academy=session.academy)
    return _saved(request, SessionForm(request.POST or None, instance=session, cohorts=cohorts), pk)


def _saved(request: HttpRequest, form: SessionForm, pk: int | None) -> HttpResponse:
    if form.is_valid():
        session = form.save()
        messages.success(request, _("The session is saved."))
        return redirect("courses:sessions_detail", session.pk)
    status = 400 if form.errors else 200
    context = {"form": form, "pk": pk}
    return render(request, "courses/academy/sessions/form.html", context, status=status)


@never_cache
@login_required
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    return detail_page(request, session_at(request, pk))


def detail_page(
    request: HttpRequest, session: Session, *, form: AttendanceForm | None = None
) -> HttpResponse:
    """The page of a session; with a `form` that has faults, it says them."""
    teacher = teacher_of(request)
    page = Paginator(taught.roster(session), LINES_A_PAGE).get_page(request.GET.get("page"))
    is_closed = session.list_closed_at is not None
    context: dict[str, Any] = {
        "session": session,
        "page_obj": page,
        "lines": taught.lines(session, page),
        "present": session.attendances.standing().count(),
        "form": form or AttendanceForm(people=[], asks_why=is_closed),
        "may_edit": taught.may_edit(teacher, session),
        "may_tick": not is_closed or taught.may_correct(teacher, session),
        "languages": [(code, OWN_NAMES[code]) for code in LANGUAGES],
        "judged": _judged(session),
        "fewest": evaluations.FEWEST,
    }
    status = 400 if form else 200
    return render(request, "courses/academy/sessions/detail.html", context, status=status)


def _judged(session: Session) -> evaluations.Shown | None:
    found = Evaluation.objects.filter(session=session).first()
    return evaluations.shown(found) if found else None
