"""For a whole cohort: one-time slips to print, and invitations."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from courses.forms.joining import InvitationForm
from courses.models import Cohort, Invitation
from courses.services import scope
from courses.services.people import invitations, slip_sheets, slips
from courses.views.academy.people.screens import manager_of
from courses.views.limited import EXPORTS, limited, sends
from qalqan.accounts.services.slips import issue_all


def _cohort(request: HttpRequest, pk: int) -> Cohort:
    return get_object_or_404(scope.cohorts_managed(manager_of(request)), pk=pk)


@never_cache
@login_required
@limited(EXPORTS, when=sends)
def cohort_slips(request: HttpRequest, cohort: int) -> HttpResponse:
    """How many have never signed in; by POST, a slip for each, shown this once."""
    manager, found = manager_of(request), _cohort(request, cohort)
    people = slips.without_access(manager, found)
    if request.method == "POST" and people:
        issued = issue_all(people, by=manager)
        if "file" in request.POST:
            return _slips_file(request, issued)
        shown = {"slips": issued, "canonical_path": ""}
        return render(request, "courses/academy/people/slips.html", shown)
    context = {"cohort": found, "people": people}
    return render(request, "courses/academy/people/cohort_slips.html", context)


def _slips_file(request: HttpRequest, issued: slip_sheets.Issued) -> HttpResponse:
    address = request.build_absolute_uri(reverse("accounts:slip_sign_in"))
    made = slip_sheets.archive(issued, address=address, language=get_language() or "kk")
    name = {"Content-Disposition": 'attachment; filename="slips.zip"'}
    return HttpResponse(made, content_type="application/zip", headers=name)


@never_cache
@login_required
def cohort_invitations(request: HttpRequest, cohort: int) -> HttpResponse:
    manager, found = manager_of(request), _cohort(request, cohort)
    form = InvitationForm(request.POST or None, initial={"limit": 30})
    if form.is_valid():
        limit, until = form.cleaned_data["limit"], form.cleaned_data["until"]
        invitations.invite(found, limit=limit, expires_at=until, by=manager)
        messages.success(request, _("The invitation is made."))
        return redirect("courses:people_invitations", found.pk)
    context = {"cohort": found, "form": form, "invitations": invitations.listed(found)}
    status = 400 if form.errors else 200
    return render(request, "courses/academy/people/invitations.html", context, status=status)


@require_POST
@login_required
def close_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    theirs = Invitation.objects.filter(cohort__in=scope.cohorts_managed(manager_of(request)))
    invitation = get_object_or_404(theirs, pk=pk)
    invitations.close(invitation)
    messages.success(request, _("The invitation is closed."))
    return redirect("courses:people_invitations", invitation.cohort_id)
