"""A learner says what they think of a session or a course; nobody learns who said what."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from courses.forms.evaluations import EvaluationForm
from courses.models import CoursePage, Session
from courses.services import evaluations
from qalqan.accounts.services.requests import person_of


@never_cache
@login_required
def session(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Session.objects.select_related("academy"), pk=pk)
    return _evaluate(request, found, str(found.title))


@never_cache
@login_required
def course(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(CoursePage.objects.live(), pk=pk)
    return _evaluate(request, found, str(found.heading))


def _evaluate(request: HttpRequest, about: evaluations.Subject, title: str) -> HttpResponse:
    """Whoever was not there, or has not completed it, finds nothing here."""
    learner = person_of(request)
    academy = evaluations.academy_of(learner, about)
    if academy is None:
        raise Http404
    form = EvaluationForm(request.POST or None)
    if evaluations.has_said(learner, about):
        messages.info(request, _("You have said what you think of this. Thank you."))
        return redirect("courses:my")
    if form.is_valid():
        comment = form.cleaned_data["comment"]
        evaluations.add(learner, about, form.ratings, academy=academy, comment=comment)
        messages.success(request, _("Thank you. Your answers are added to everybody’s."))
        return redirect("courses:my")
    context = {"title": title, "form": form, "fewest": evaluations.FEWEST}
    status = 400 if form.errors else 200
    return render(request, "courses/evaluate.html", context, status=status)
