"""Results of H5P activities in words, for the learner and for those who teach them."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from assessments.services import Attempt, NotFoundError
from courses.services import activity_results, scope
from courses.views.limited import LOOKS, limited
from qalqan.accounts.models import User
from qalqan.accounts.services.requests import person_of


@never_cache
@login_required
def own(request: HttpRequest) -> HttpResponse:
    return _listed(request, activity_results.own(person_of(request)), None)


@never_cache
@login_required
def own_one(request: HttpRequest, attempt: UUID) -> HttpResponse:
    return _one(request, activity_results.own(person_of(request)), attempt, None)


@never_cache
@login_required
@limited(LOOKS)
def managed(request: HttpRequest, pk: int) -> HttpResponse:
    person = _managed(request, pk)
    return _listed(request, activity_results.shown_to(person_of(request), person), person)


@never_cache
@login_required
@limited(LOOKS)
def managed_one(request: HttpRequest, pk: int, attempt: UUID) -> HttpResponse:
    person = _managed(request, pk)
    return _one(request, activity_results.shown_to(person_of(request), person), attempt, person)


def _managed(request: HttpRequest, pk: int) -> User:
    found: User = get_object_or_404(scope.people_of(person_of(request)), pk=pk)
    return found


def _listed(request: HttpRequest, attempts: list[Attempt], person: User | None) -> HttpResponse:
    rows = [(one, _address(one, person)) for one in attempts]
    return _page(request, "list", {"rows": rows}, person)


def _one(
    request: HttpRequest, attempts: list[Attempt], attempt: UUID, person: User | None
) -> HttpResponse:
    try:
        report = activity_results.report(attempts, attempt)
    except NotFoundError as error:
        raise Http404 from error
    back = reverse("courses:people_activities", args=[person.pk]) if person else ""
    context = {"report": report, "back": back or reverse("courses:my_activities")}
    return _page(request, "one", context, person)


def _address(attempt: Attempt, person: User | None) -> str:
    if person is None:
        return reverse("courses:my_activity", args=[attempt.uuid])
    return reverse("courses:people_activity", args=[person.pk, attempt.uuid])


def _page(
    request: HttpRequest, name: str, context: dict[str, object], person: User | None
) -> HttpResponse:
    base = "courses/academy/base.html" if person else "base.html"
    shown = {**context, "learner": person, "base": base}
    return render(request, f"courses/activities/{name}.html", shown)
