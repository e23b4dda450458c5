"""The cohorts of one's academies, and one of them with everything that belongs to it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Exists, F, OuterRef, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from courses.forms.cohorts import CohortForm
from courses.models import Cohort, Membership
from courses.services import cohorts, scope
from courses.services import sessions as taught
from courses.views.academy.cohorts.access import (
    cohort_at,
    cohort_to_change,
    cohorts_of,
    may_change,
    staff_of,
)

PER_PAGE = 50


@never_cache
@login_required
def cohort_list(request: HttpRequest) -> HttpResponse:
    staff = staff_of(request)
    members = Count("memberships", filter=Q(memberships__left_at=None))
    found = cohorts_of(staff).annotate(members=members)
    in_order = found.order_by(F("starts_on").desc(nulls_last=True), "name", "pk")
    context = {
        "page_obj": Paginator(in_order, PER_PAGE).get_page(request.GET.get("page")),
        "may_add": scope.academies_managed(staff).exists(),
    }
    return render(request, "courses/academy/cohorts/list.html", context)


@never_cache
@login_required
def new(request: HttpRequest) -> HttpResponse:
    academies = scope.academies_managed(staff_of(request))
    if not academies.exists():
        raise Http404
    form = CohortForm(request.POST or None, academies=academies)
    if form.is_valid():
        cohort = form.save()
        messages.success(request, _("The cohort is made."))
        return redirect("courses:cohorts_detail", cohort.pk)
    return _form_page(request, form, None)


@never_cache
@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    cohort = cohort_to_change(request, pk)
    academies = scope.academies_managed(staff_of(request))
    form = CohortForm(request.POST or None, instance=cohort, academies=academies)
    if form.is_valid():
        form.save()
        messages.success(request, _("The changes are saved."))
        return redirect("courses:cohorts_detail", pk)
    return _form_page(request, form, pk)


def _form_page(request: HttpRequest, form: CohortForm, pk: int | None) -> HttpResponse:
    status = 400 if form.errors else 200
    context = {"form": form, "pk": pk}
    return render(request, "courses/academy/cohorts/form.html", context, status=status)


@never_cache
@login_required
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    staff, cohort = staff_of(request), cohort_at(request, pk)
    # Whoever has left for another academy is listed still, and no longer theirs to look up.
    theirs = Exists(scope.people_of(staff).filter(pk=OuterRef("learner")))
    members = Membership.objects.standing().filter(cohort=cohort).annotate(is_theirs=theirs)
    by_name = members.order_by("learner__last_name", "learner__first_name", "pk")
    pages = Paginator(by_name.select_related("learner"), PER_PAGE)
    context = {
        "cohort": cohort,
        "held": cohorts.held(cohort),
        "may_change": may_change(staff, cohort),
        "assignments": _assignments(cohort),
        "trainers": cohort.trainers.select_related("user"),
        "sessions": taught.listed(staff).filter(cohort=cohort),
        "page_obj": pages.get_page(request.GET.get("page")),
    }
    return render(request, "courses/academy/cohorts/detail.html", context)


def _assignments(cohort: Cohort) -> object:
    return cohort.assignments.select_related("course").prefetch_related("modules")
