"""What a learner does beside reading: notes, reports of errors, and how pages look to them."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from wagtail.models import Page

from assessments import services as assessments
from courses.forms.reading import ErrorReportForm, NoteForm, ReadingForm
from courses.models import Enrolment
from courses.services import completion, error_reports, notes, outline, versions
from courses.services.assessing import page_of_attempt
from courses.services.lessons import item_at, places_in
from courses.views.lessons import lesson_at
from qalqan.accounts.services.requests import person_of


@login_required
def note(
    request: HttpRequest, course_slug: str, module_slug: str, lesson_slug: str
) -> HttpResponse:
    """Keep a private note; one that is too long comes back with what was typed."""
    page = lesson_at(course_slug, module_slug, lesson_slug)
    url = outline.page_url(page)
    if request.method != "POST":
        return redirect(url)
    enrolment = completion.open_enrolment(request.user, page)
    form = NoteForm(request.POST)
    if enrolment is None or "block" in form.errors:
        raise Http404
    if not form.is_valid():
        context = {"form": form, "page": page, "most": notes.LONGEST, "url": url}
        return render(request, "courses/note_too_long.html", context, status=400)
    block = form.cleaned_data["block"]
    if block not in notes.places_in(versions.as_read(page, enrolment)):
        raise Http404
    notes.keep(page, learner=person_of(request), block=block, text=form.cleaned_data["text"])
    messages.success(request, _("Your note is saved. Nobody but you can read it."))
    return redirect(f"{url}#{f'b-{block}' if block else 'note'}")


@login_required
def report_in_lesson(
    request: HttpRequest, course_slug: str, module_slug: str, lesson_slug: str
) -> HttpResponse:
    page = lesson_at(course_slug, module_slug, lesson_slug)
    enrolment = completion.open_enrolment(request.user, page)
    if enrolment is None:
        raise Http404
    page = versions.as_read(page, enrolment)
    block = request.POST.get("block", request.GET.get("block", ""))
    form = ErrorReportForm(request.POST or None, places=places_in(page), initial={"block": block})
    back = outline.page_url(page) + (f"#b-{block}" if block else "")
    return _report(request, page, form, back=back, item=item_at(page, block))


@login_required
def report_in_attempt(request: HttpRequest, attempt: uuid.UUID, number: int) -> HttpResponse:
    """A mistake in a question that the learner was asked in a test."""
    try:
        taken = assessments.get(attempt, learner=person_of(request))
        item = assessments.item_asked(taken, number)
    except assessments.NotFoundError as error:
        raise Http404 from error
    enrolment = get_object_or_404(
        Enrolment.objects.select_related("course"), registration=taken.registration
    )
    page = page_of_attempt(enrolment, taken) or enrolment.course
    form = ErrorReportForm(request.POST or None, places=[])
    return _report(request, page, form, back=outline.page_url(page), item=item)


def _report(
    request: HttpRequest, page: Page, form: ErrorReportForm, *, back: str, item: Any
) -> HttpResponse:
    if form.is_valid():
        try:
            error_reports.report(
                page,
                reporter=person_of(request),
                language=get_language() or "kk",
                text=form.cleaned_data["text"],
                block=form.cleaned_data.get("block", ""),
                item=item,
            )
        except error_reports.TooManyReportsError:
            form.add_error("text", _("You have sent many reports today. Send this one tomorrow."))
        else:
            messages.success(
                request,
                _("Thank you. The authors will look at it; the answer comes to “My learning”."),
            )
            return redirect(back)
    context = {"form": form, "page": page, "item": item, "back": back}
    return render(request, "courses/report_error.html", context)


@never_cache
@login_required
def settings(request: HttpRequest) -> HttpResponse:
    """How pages look to this person; leads back to where they came from."""
    person = person_of(request)
    form = ReadingForm(request.POST or None, instance=person)
    back = request.POST.get("next") or request.GET.get("next") or ""
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = ""
    if form.is_valid():
        form.save()
        return redirect(back or "courses:my")
    return render(request, "courses/reading_settings.html", {"form": form, "next": back})
