"""What managers give a cohort: courses to take, and people who teach."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from courses.forms.cohorts import AssignForm, AssignmentForm, TrainerForm
from courses.models import Assignment, Cohort, Trainer
from courses.services import cohorts
from courses.views.academy.cohorts.access import cohort_to_change, staff_of

Part = AssignForm | AssignmentForm | TrainerForm


@never_cache
@login_required
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    cohort = cohort_to_change(request, pk)
    form = AssignForm(request.POST or None, instance=Assignment(cohort=cohort))
    if form.is_valid():
        cohorts.assign(form.instance, by=staff_of(request))
        messages.success(request, _("The course is assigned; all members are enrolled."))
        return redirect("courses:cohorts_assignment", pk, form.instance.pk)
    return _page(request, cohort, form, _("Assign a course"))


@never_cache
@login_required
def assignment(request: HttpRequest, pk: int, assignment: int) -> HttpResponse:
    cohort = cohort_to_change(request, pk)
    found = get_object_or_404(cohort.assignments.select_related("course"), pk=assignment)
    if "remove" in request.POST:
        cohorts.unassign(found)
        messages.success(request, _("The course is no longer assigned. Enrolments stay."))
        return redirect("courses:cohorts_detail", pk)
    form = AssignmentForm(request.POST or None, instance=found)
    if form.is_valid():
        cohorts.assign(form.save(commit=False), by=staff_of(request))
        form.save_m2m()
        messages.success(request, _("The changes are saved."))
        return redirect("courses:cohorts_detail", pk)
    return _page(request, cohort, form, str(found.course.heading))


@never_cache
@login_required
def trainer(request: HttpRequest, pk: int, trainer: int | None = None) -> HttpResponse:
    """A new trainer, or one to change."""
    cohort = cohort_to_change(request, pk)
    found = get_object_or_404(cohort.trainers, pk=trainer) if trainer else Trainer(cohort=cohort)
    if "remove" in request.POST and trainer:
        cohorts.dismiss(found, by=staff_of(request))
        messages.success(request, _("The trainer is off the cohort."))
        return redirect("courses:cohorts_detail", pk)
    form = TrainerForm(request.POST or None, instance=found)
    if form.is_valid() and _engaged(request, form):
        messages.success(request, _("The trainer is saved."))
        return redirect("courses:cohorts_detail", pk)
    return _page(request, cohort, form, _("Trainer"))


def _engaged(request: HttpRequest, form: TrainerForm) -> bool:
    account = form.cleaned_data["account"]
    try:
        cohorts.engage(form.instance, account=account, by=staff_of(request))
    except cohorts.TrainerError as error:
        form.add_error("account", str(error))
        return False
    return True


def _page(request: HttpRequest, cohort: Cohort, form: Part, heading: str) -> HttpResponse:
    context = {"cohort": cohort, "form": form, "heading": heading}
    status = 400 if form.errors else 200
    return render(request, "courses/academy/cohorts/part.html", context, status=status)
