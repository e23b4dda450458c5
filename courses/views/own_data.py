"""The right to see, to take along and to correct one's data."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from courses.forms.own_data import ContactForm, NameRequestForm
from courses.models import ErasureRequest, NameRequest
from courses.services import name_requests, own_data
from courses.services.people.errors import PeopleError
from qalqan.accounts.models import User
from qalqan.accounts.services import addresses
from qalqan.accounts.services.factors import passing
from qalqan.accounts.services.requests import person_of
from qalqan.accounts.views import locked
from qalqan.common.services import pdf


@never_cache
@sensitive_post_parameters("password")
@login_required
def my_data(request: HttpRequest) -> HttpResponse:
    """What is kept; by POST the e-mail address and the language, which are one's own."""
    person = person_of(request)
    if request.method == "POST" and passing.is_slowed_down(person):
        return locked(request)
    old = person.email
    form = ContactForm(request.POST if request.method == "POST" else None, instance=person)
    if form.is_valid():
        _save_contact(request, person, form, old)
        with translation.override(person.language):
            return redirect("courses:my_data")
    if form.errors:
        # Of the password, or of whose address it is.
        passing.count_wrong(person)
    context = {
        # A form that was refused has put what it was given into the person.
        "person": person.__class__.objects.get(pk=person.pk) if form.errors else person,
        "contact": form,
        "waiting_address": addresses.waiting(person),
        "wish": NameRequest.objects.filter(learner=person).last(),
        "sections": own_data.sections(person),
        "erasure": ErasureRequest.objects.filter(learner=person).last(),
    }
    return render(request, "courses/my/data.html", context, status=400 if form.errors else 200)


def _save_contact(request: HttpRequest, person: User, form: ContactForm, old: str | None) -> None:
    """Another address counts when its link was opened; that there is none counts at once."""
    new, person.email = person.email, old
    form.save()
    if new == old:
        messages.success(request, _("Saved."))
    elif new:
        addresses.ask(person, new, by=person)
        messages.success(
            request,
            _("Look into the mail of the new address: it counts when you open the link there."),
        )
    else:
        addresses.take(person, None, by=person, keep=request.session.session_key)
        messages.success(request, _("Saved."))


@never_cache
@login_required
def my_name(request: HttpRequest) -> HttpResponse:
    """Ask the academy to write one's name otherwise."""
    person = person_of(request)
    first = {"last_name": person.last_name, "first_name": person.first_name}
    form = NameRequestForm(request.POST if request.method == "POST" else None, initial=first)
    if form.is_valid():
        name_requests.ask(person, **form.cleaned_data)
        messages.success(request, _("Your academy will read your request."))
        return redirect("courses:my_data")
    status = 400 if form.errors else 200
    return render(request, "courses/my/name.html", {"form": form}, status=status)


@require_POST
@login_required
def my_data_file(request: HttpRequest, format: str) -> HttpResponse:
    """Everything as a file; a POST, since it leaves a trace in the audit chain."""
    person = person_of(request)
    if format == "json":
        response = HttpResponse(own_data.as_json(person), content_type="application/json")
    elif format == "pdf":
        response = HttpResponse(own_data.as_pdf(person), content_type=pdf.MEDIA_TYPE)
    else:
        raise Http404
    response["Content-Disposition"] = f'attachment; filename="my-data.{format}"'
    response["Cache-Control"] = "private, no-store"
    return response


@never_cache
@login_required
def requested_names(request: HttpRequest) -> HttpResponse:
    """Where a manager decides on the names that people asked for."""
    manager = person_of(request)
    if not manager.is_academy_staff:
        raise PermissionDenied(_("This page is for the managers of academies."))
    waiting = name_requests.waiting_for(manager)
    if request.method == "POST":
        wish = get_object_or_404(waiting, pk=_number(request.POST.get("request")))
        try:
            name_requests.answer(wish, granted="grant" in request.POST, by=manager)
        except PeopleError as error:
            messages.error(request, str(error))
        return redirect(reverse("courses:people_names"))
    return render(request, "courses/academy/names.html", {"waiting": waiting})


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 18 else 0
