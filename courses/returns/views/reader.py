"""Whose return a person reads."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from courses.models import Academy, ReturnPlan
from courses.returns.services import YEARS
from courses.services import scope
from qalqan.accounts.enums import Role
from qalqan.accounts.models import User
from qalqan.accounts.services.requests import person_of


@dataclass(frozen=True)
class Reader:
    """Whose return a person reads: one academy's, or the whole one, there in sums alone."""

    person: User
    academy: Academy | None
    academies: list[Academy]
    # The whole return may be read with what other bodies handed in.
    with_inputs: bool = False

    @property
    def sees_sums_alone(self) -> bool:
        return self.academy is None and not self.person.is_superuser

    @property
    def query(self) -> str:
        if self.academy:
            return f"?academy={self.academy.code}"
        return "?inputs=1" if self.with_inputs else ""


def reader_of(request: HttpRequest) -> Reader:
    """The academy that is asked for, the person's first, or the whole for ministry and operator."""
    person = person_of(request)
    academies = list(scope.academies_managed(person))
    asked = request.GET.get("academy", "")
    if asked:
        academy = next((one for one in academies if one.code == asked), None)
        if academy is None:
            raise Http404
        return Reader(person, academy, academies)
    if person.is_superuser or Role.OBSERVER.value in person.roles:
        return Reader(person, None, academies, with_inputs="inputs" in request.GET)
    if not academies:
        raise PermissionDenied(_("Returns are for the managers of academies and the ministry."))
    return Reader(person, academies[0], academies)


def plan_of(year: int) -> ReturnPlan:
    """The plan of the year; a year that has none, or that nobody means, answers 404."""
    if year not in YEARS:
        raise Http404
    return get_object_or_404(ReturnPlan, year=year)
