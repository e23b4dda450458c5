"""A doubled account: chosen, looked at, merged."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from courses.forms.people_choices import OtherAccountForm
from courses.services import scope
from courses.services.people import merging
from courses.services.people.errors import PeopleError
from courses.views.academy.people.screens import manager_of, person_at
from qalqan.accounts.models import User


@never_cache
@login_required
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of the account that stays; the other is one of the manager's people as well."""
    manager, kept = manager_of(request), person_at(request, pk)
    form = OtherAccountForm(request.POST or request.GET or None)
    form.people = scope.people_of(manager).filter(merged_into=None)
    context = {"learner": kept, "form": form}
    if form.is_valid():
        dropped: User = form.cleaned_data["other"]
        try:
            if "confirm" in request.POST:
                merging.merge(kept, dropped, by=manager)
                messages.success(request, _("The two accounts are one now."))
                return redirect("courses:people_person", kept.pk)
            context |= {"other": dropped, "plan": merging.plan(kept, dropped)}
        except PeopleError as error:
            form.add_error("other", str(error))
    status = 400 if form.errors else 200
    return render(request, "courses/academy/people/merge.html", context, status=status)
