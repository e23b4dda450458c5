"""The people of one's academies: listed, and added by hand."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from courses.forms.people import NewPersonForm
from courses.forms.people_choices import FindForm
from courses.models import Academy, Department
from courses.services import scope
from courses.services.people import accounts, finding
from courses.services.people.errors import PeopleError
from courses.views.limited import SEARCHES, limited, searches
from qalqan.accounts.models import User
from qalqan.accounts.services.requests import person_of

PER_PAGE = 50


def manager_of(request: HttpRequest) -> User:
    """The manager who asks; raises PermissionDenied for everybody else."""
    person = person_of(request)
    if not person.is_academy_staff:
        raise PermissionDenied(_("This page is for the managers of academies."))
    return person


def person_at(request: HttpRequest, pk: int) -> User:
    """The manager's person with that id; raises Http404."""
    people = scope.people_of(manager_of(request)).filter(merged_into=None)
    return get_object_or_404(people.select_related("learner_profile__academy"), pk=pk)


@never_cache
@login_required
@limited(SEARCHES, when=searches)
def people(request: HttpRequest) -> HttpResponse:
    manager = manager_of(request)
    cohorts, departments = scope.cohorts_managed(manager), scope.departments_managed(manager)
    form = FindForm(request.GET, cohorts=cohorts, departments=departments)
    found = finding.people(manager, **form.chosen)
    context = {
        "form": form,
        "cohort": form.chosen.get("cohort"),
        "page_obj": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "may_add": scope.academies_managed(manager).exists(),
    }
    return render(request, "courses/academy/people/list.html", context)


@never_cache
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Add one person by hand; whoever manages a department alone adds nobody."""
    manager = manager_of(request)
    academy = _academy(request, manager)
    form = NewPersonForm(
        request.POST or None,
        initial={"language": get_language()},
        departments=Department.objects.filter(academy=academy),
        cohorts=scope.cohorts_managed(manager).filter(academy=academy),
    )
    if form.is_valid() and (made := _added(form, academy, manager)):
        messages.success(request, _("The person was added."))
        return redirect("courses:people_person", made.pk)
    context: dict[str, Any] = {"form": form, "academy": academy}
    status = 400 if form.errors else 200
    return render(request, "courses/academy/people/new.html", context, status=status)


def _academy(request: HttpRequest, manager: User) -> Academy:
    """The academy of the address, else the first that the person manages as a whole."""
    theirs = scope.academies_managed(manager)
    code = request.GET.get("academy")
    academy = theirs.filter(code=code).first() if code else theirs.first()
    if academy is None:
        raise Http404
    return academy


def _added(form: NewPersonForm, academy: Academy, manager: User) -> User | None:
    cohort = form.cleaned_data["cohort"]
    try:
        return accounts.add(academy, form.account, profile=form.profile, cohort=cohort, by=manager)
    except PeopleError as error:
        form.add_error("email", str(error))
        return None
