"""One person's page: what is known, what is taken, and what a manager can do about it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from courses.enums import CompletionKind
from courses.forms.people import ACCOUNT, PersonForm
from courses.forms.people_choices import EnrolForm, JoinForm, MoveForm
from courses.models import Completion, LearnerProfile, Membership
from courses.services import erasures, scope
from courses.services.people import accounts, finding
from courses.services.people.belonging import has_role
from courses.services.people.errors import PeopleError
from courses.services.people.slips import mail_allowed, plain_people_of, slips_allowed
from courses.views.academy.people.screens import manager_of, person_at
from courses.views.limited import LOOKS, limited
from qalqan.accounts.models import User
from qalqan.accounts.services import addresses, password_mail, slips
from qalqan.accounts.services.factors import changing

ADDRESS_WAITS = gettext_lazy(
    "The new e-mail address counts when the person has opened the link that was sent there."
)


@never_cache
@login_required
@limited(LOOKS)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    return page_of(request, person_at(request, pk))


def page_of(request: HttpRequest, learner: User, **forms: Any) -> HttpResponse:
    manager = manager_of(request)
    enrolments = scope.enrolments_managed(manager).filter(learner=learner)
    certificates = scope.certificates_of(manager).filter(completion__enrolment__learner=learner)
    completed = Completion.objects.standing().filter(
        enrolment=OuterRef("pk"), kind=CompletionKind.COURSE
    )
    context = {
        "learner": learner,
        "waiting_address": addresses.waiting(learner),
        "profile": LearnerProfile.objects.select_related(
            "academy", "department", "audience", "position", "region"
        ).get(user=learner),
        "enrolments": enrolments.select_related("course", "cohort")
        .annotate(completed_at=Subquery(completed.values("completed_at")[:1]))
        .order_by("-opened_at"),
        "outdated": certificates.filter(revoked_at=None).exclude(
            holder_name=learner.get_full_name()
        ),
        "memberships": learner.memberships.filter(left_at=None).select_related("cohort__academy"),
        "namesakes": finding.namesakes(learner, manager)[:5],
        "is_plain": not has_role(learner),
        "may_have_slip": slips_allowed(manager).filter(pk=learner.pk).exists(),
        "may_have_mail": password_mail.mail_available()
        and mail_allowed(manager).filter(pk=learner.pk).exists(),
        "may_move": scope.academies_managed(manager).exists(),
        "enrol_form": EnrolForm(prefix="enrol"),
        "join_form": join_form(learner, manager),
        "move_form": move_form(learner, manager),
        **forms,
    }
    status = 400 if any(form.errors for form in forms.values()) else 200
    return render(request, "courses/academy/people/person.html", context, status=status)


def join_form(learner: User, manager: User, data: Any = None) -> JoinForm:
    """Into another cohort of the person's own academy."""
    here = scope.cohorts_managed(manager).filter(academy=learner.learner_profile.academy)
    standing = Membership.objects.standing().filter(learner=learner)
    others = here.exclude(pk__in=standing.values("cohort"))
    return JoinForm(data, prefix="join", cohorts=others)


def move_form(learner: User, manager: User, data: Any = None) -> MoveForm:
    """From a cohort of the manager's to another of theirs, of whichever academy."""
    theirs = scope.cohorts_managed(manager)
    own = Membership.objects.standing().filter(learner=learner).values("cohort")
    origins, others = theirs.filter(pk__in=own), theirs.exclude(pk__in=own)
    return MoveForm(data, prefix="move", origins=origins, cohorts=others)


@never_cache
@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    learner = person_at(request, pk)
    profile = learner.learner_profile
    form = PersonForm(
        request.POST or None,
        initial=_values(learner, profile),
        departments=scope.departments_managed(manager_of(request)).filter(academy=profile.academy),
    )
    if form.is_valid():
        try:
            renamed = accounts.change(learner, form.account, form.profile, by=manager_of(request))
        except PeopleError as error:
            form.add_error("email", str(error))
        else:
            messages.success(request, _("The changes were saved."))
            if addresses.waiting(learner):
                messages.info(request, ADDRESS_WAITS)
            if renamed:
                messages.info(request, _("Certificates keep the name that they were issued to."))
            return redirect("courses:people_person", learner.pk)
    status = 400 if form.errors else 200
    context = {"form": form, "learner": learner}
    return render(request, "courses/academy/people/change.html", context, status=status)


def _values(learner: User, profile: LearnerProfile) -> dict[str, Any]:
    values = {
        name: getattr(learner if name in ACCOUNT else profile, name)
        for name in PersonForm.base_fields
    }
    # What was written last: saved as it stands, it stays.
    return {**values, "email": addresses.waiting(learner) or learner.email}


@require_POST
@never_cache
@login_required
def slip(request: HttpRequest, pk: int) -> HttpResponse:
    """A new one-time slip, shown this once."""
    manager = manager_of(request)
    learner = get_object_or_404(slips_allowed(manager), pk=pk)
    context = {"slips": slips.issue_all([learner], by=manager), "canonical_path": ""}
    return render(request, "courses/academy/people/slips.html", context)


@require_POST
@login_required
def mail_password(request: HttpRequest, pk: int) -> HttpResponse:
    """A mail to the person's own address, by which they choose a new password."""
    learner = get_object_or_404(mail_allowed(manager_of(request)), pk=pk)
    password_mail.request_mail(str(learner.email))
    messages.success(request, _("A mail to choose a new password goes to the person’s address."))
    return redirect("courses:people_person", learner.pk)


@require_POST
@login_required
def reset_factors(request: HttpRequest, pk: int) -> HttpResponse:
    """For a learner who lost phone, keys and codes; the password is still asked of them."""
    manager = manager_of(request)
    learner = get_object_or_404(plain_people_of(manager).filter(has_second_factor=True), pk=pk)
    changing.reset(learner, by=manager)
    messages.success(request, _("The second step of this person is reset."))
    return redirect("courses:people_person", learner.pk)


@require_POST
@login_required
def record_erasure(request: HttpRequest, pk: int) -> HttpResponse:
    """Take in what somebody asked on paper; another manager or an operator decides."""
    manager = manager_of(request)
    learner = get_object_or_404(plain_people_of(manager), pk=pk)
    erasures.ask(learner, recorded_by=manager)
    messages.success(request, _("The request waits. Another manager or an operator decides on it."))
    return redirect("courses:people_person", learner.pk)
