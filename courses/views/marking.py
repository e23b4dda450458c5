"""Tutors mark essays: a queue without names, one essay a page, and the removal of a text."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from assessments import services as assessments
from courses.forms.academy import EssayMarksForm, RemovalForm
from courses.services.scope import registrations_to_mark
from qalqan.accounts.models import User
from qalqan.accounts.services.requests import person_of
from qalqan.common.languages import LANGUAGES, localize


def _tutor(request: HttpRequest) -> User:
    person = person_of(request)
    if not (person.is_tutor or person.is_academy_staff):
        raise PermissionDenied(_("This page is for the tutors of academies."))
    return person


@never_cache
@login_required
def queue(request: HttpRequest) -> HttpResponse:
    essays = assessments.waiting_essays(registrations_to_mark(_tutor(request)))
    return render(request, "courses/marking_queue.html", {"essays": essays})


@never_cache
@login_required
def essay(request: HttpRequest, attempt: uuid.UUID, slot: int) -> HttpResponse:
    tutor = _tutor(request)
    page = _page(tutor, attempt, slot)
    form = _form(page, slot, request.POST or None)
    if form.is_valid():
        try:
            assessments.mark_essay(
                attempt,
                slot,
                registrations=registrations_to_mark(tutor),
                marks=form.marks,
                comment=form.cleaned_data["comment"],
                reason=form.cleaned_data.get("reason", ""),
                tutor=tutor,
            )
        except assessments.AttemptError as error:
            form.add_error(None, _refusal(error))
        else:
            messages.success(request, _("The marks are saved."))
            return redirect("courses:marking")
    return _show(request, page, slot, form, RemovalForm())


@never_cache
@login_required
def remove_text(request: HttpRequest, attempt: uuid.UUID, slot: int) -> HttpResponse:
    tutor = _tutor(request)
    page = _page(tutor, attempt, slot)
    form = RemovalForm(request.POST or None)
    if not form.is_valid():
        return _show(request, page, slot, _form(page, slot, None), form)
    assessments.remove_text(
        attempt,
        slot,
        registrations=registrations_to_mark(tutor),
        by=tutor,
        reason=form.cleaned_data["reason"],
    )
    messages.success(request, _("The text is removed. The record says who did it and why."))
    return redirect("courses:marking")


def _page(tutor: User, attempt: uuid.UUID, slot: int) -> assessments.Sheet:
    try:
        return assessments.essay_sheet(attempt, slot, registrations_to_mark(tutor))
    except assessments.NotFoundError as error:
        raise Http404 from error


def _form(page: assessments.Sheet, slot: int, data: Any) -> EssayMarksForm:
    language = get_language() or LANGUAGES[0]
    criteria = [
        (one["id"], localize(one["text"], language).text, one["points"])
        for one in page.specs[slot]["rubric"]
    ]
    return EssayMarksForm(data, criteria=criteria, changes=slot in page.marks)


def _show(
    request: HttpRequest,
    page: assessments.Sheet,
    slot: int,
    form: EssayMarksForm,
    removal: RemovalForm,
) -> HttpResponse:
    attempt, spec = page.attempt, page.specs[slot]
    language = get_language() or LANGUAGES[0]
    context = {
        "attempt": attempt,
        "slot": slot,
        "prompt": localize(spec["prompt"], language),
        "text": (page.raw(slot) or {}).get("text", ""),
        "text_language": page.latest[slot].language if slot in page.latest else language,
        "learner": None if attempt.is_blind else attempt.learner,
        "form": form,
        "removal": removal,
    }
    status = 400 if (form.is_bound and form.errors) or removal.errors else 200
    return render(request, "courses/marking_essay.html", context, status=status)


def _refusal(error: assessments.AttemptError) -> str:
    if error.code == "own_essay":
        return _("Nobody marks an essay of one's own. Another tutor has to do it.")
    return _("These marks could not be saved. Open the essay again.")
