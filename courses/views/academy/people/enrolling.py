"""What a manager does with one person by hand: enrol, move, take off a cohort."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from courses.forms.people_choices import EnrolForm
from courses.models import LearnerProfile
from courses.services import enrolling, scope
from courses.views.academy.people.person import join_form, move_form, page_of
from courses.views.academy.people.screens import manager_of, person_at


@require_POST
@login_required
def enrol(request: HttpRequest, pk: int) -> HttpResponse:
    """Enrol by hand; who has completed the course takes it again."""
    learner = person_at(request, pk)
    form = EnrolForm(request.POST, prefix="enrol")
    if not form.is_valid():
        return page_of(request, learner, enrol_form=form)
    enrolling.enrol(
        learner,
        form.cleaned_data["course"],
        due_on=form.cleaned_data["due_on"],
        by=manager_of(request),
        again=True,
    )
    messages.success(request, _("The person is enrolled."))
    return redirect("courses:people_person", learner.pk)


@require_POST
@login_required
def join(request: HttpRequest, pk: int) -> HttpResponse:
    learner, manager = person_at(request, pk), manager_of(request)
    form = join_form(learner, manager, request.POST)
    if not form.is_valid():
        return page_of(request, learner, join_form=form)
    enrolling.join(form.cleaned_data["cohort"], learner, by=manager)
    messages.success(request, _("The person was added to the cohort."))
    return redirect("courses:people_person", learner.pk)


@require_POST
@login_required
def move(request: HttpRequest, pk: int) -> HttpResponse:
    learner, manager = person_at(request, pk), manager_of(request)
    form = move_form(learner, manager, request.POST)
    if not form.is_valid():
        return page_of(request, learner, move_form=form)
    enrolling.move(learner, **form.cleaned_data, by=manager)
    messages.success(request, _("The person was moved."))
    return redirect("courses:people_person", learner.pk)


@never_cache
@login_required
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """After a question: the person is on nobody's list until another academy takes them in."""
    learner, manager = person_at(request, pk), manager_of(request)
    profile = LearnerProfile.objects.select_related("academy").get(user=learner)
    if not scope.academies_managed(manager).filter(pk=profile.academy_id or 0).exists():
        raise Http404
    if request.method == "POST":
        enrolling.release(learner, by=manager)
        messages.success(request, _("The person may be taken in by another academy now."))
        return redirect("courses:people")
    context = {"learner": learner, "academy": profile.academy}
    return render(request, "courses/academy/people/release.html", context)


@require_POST
@login_required
def leave(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    learner, manager = person_at(request, pk), manager_of(request)
    enrolling.leave(
        get_object_or_404(scope.cohorts_managed(manager), pk=cohort), learner, by=manager
    )
    messages.success(request, _("The person has left the cohort. Results stay."))
    return redirect("courses:people_person", learner.pk)
