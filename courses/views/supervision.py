"""What an academy allows: the code for a supervised test, and extra time for a learner."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from assessments import services as assessments
from courses.forms.academy import ExtraTimeForm
from courses.services import scope
from courses.services.supervision import supervised_assessments
from qalqan.accounts.models import User
from qalqan.accounts.services.requests import person_of


def _supervisor(request: HttpRequest) -> User:
    person = person_of(request)
    if not scope.academies_taught(person).exists():
        raise PermissionDenied(_("This page is for the staff of academies."))
    return person


def _manager(request: HttpRequest) -> User:
    person = person_of(request)
    if not scope.academies_of(person).exists():
        raise PermissionDenied(_("This page is for the managers of academies."))
    return person


@never_cache
@login_required
def codes(request: HttpRequest) -> HttpResponse:
    """A new code by POST; the page shows those that are valid, large enough for a room."""
    person = _supervisor(request)
    found = supervised_assessments()
    if request.method == "POST":
        chosen = get_object_or_404(found, key=request.POST.get("assessment", ""))
        assessments.issue_code(chosen, by=person)
        return redirect("courses:supervision")
    rows = [(one, assessments.valid_codes(one, by=person)) for one in found]
    return render(request, "courses/supervision.html", {"rows": rows})


@never_cache
@login_required
def extra_time(request: HttpRequest, registration: uuid.UUID) -> HttpResponse:
    person = _manager(request)
    enrolment = get_object_or_404(
        scope.enrolments_managed(person).select_related("learner"), registration=registration
    )
    granted = assessments.extra_time_of(enrolment.learner)
    first = {"percent": granted.percent, "reason": granted.reason} if granted else None
    form = ExtraTimeForm(request.POST or None, initial=first)
    if form.is_valid():
        assessments.grant_extra_time(enrolment.learner, by=person, **form.cleaned_data)
        messages.success(request, _("The extra time holds for each test started from now on."))
        return redirect("courses:academy")
    context = {"learner": enrolment.learner, "form": form}
    status = 400 if form.errors else 200
    return render(request, "courses/extra_time.html", context, status=status)
