"""The attendance list: ticked, closed, filled by the code in the room; what observers saw."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from courses.forms.sessions import AttendanceForm, ObservationForm
from courses.models import Attendance
from courses.services import sessions as taught
from courses.services.sessions import codes, drawing, packs
from courses.views.academy.sessions.access import session_at, teacher_of
from courses.views.academy.sessions.screens import detail_page
from courses.views.limited import EXPORTS, limited
from qalqan.common.enums import AuditAction
from qalqan.common.languages import LANGUAGES
from qalqan.common.services import audit, pdf

# Seconds; shorter than a code is shown.
NEW_CODE = 20


@require_POST
@login_required
def tick(request: HttpRequest, pk: int) -> HttpResponse:
    session = session_at(request, pk)
    by = teacher_of(request)
    people = taught.roster(session).values_list("pk", flat=True)
    asks_why = session.list_closed_at is not None and taught.may_correct(by, session)
    form = AttendanceForm(request.POST, people=list(people), asks_why=asks_why)
    if not form.is_valid():
        return detail_page(request, session, form=form)
    present, shown = form.cleaned_data["person"], form.cleaned_data["shown"]
    try:
        taught.correct_list(session, present=present, shown=shown, by=by, reason=form.because)
    except taught.SessionError as error:
        form.add_error(None, str(error))
        return detail_page(request, session, form=form)
    messages.success(request, _("The attendance list is saved."))
    return redirect("courses:sessions_detail", pk)


@require_POST
@login_required
def close(request: HttpRequest, pk: int) -> HttpResponse:
    taught.close_list(session_at(request, pk), by=teacher_of(request))
    messages.success(request, _("The attendance list is closed."))
    return redirect("courses:sessions_detail", pk)


@never_cache
@login_required
def room(request: HttpRequest, pk: int) -> HttpResponse:
    """A whole screen for the room, which draws itself anew with each code."""
    session = session_at(request, pk)
    if session.list_closed_at is not None:
        return redirect("courses:sessions_detail", pk)
    code = codes.code_at(session.secret, timezone.now())
    url = request.build_absolute_uri(reverse("courses:check_in", args=[session.pk, code]))
    context = {
        "session": session,
        "code": code,
        "drawing": drawing.qr(url),
        "typed_at": request.build_absolute_uri(reverse("courses:check_in_code")),
        "present": session.attendances.standing().count(),
    }
    response = render(request, "courses/academy/sessions/room.html", context)
    # Not in the page: there a reader's software takes it for a page that runs away from its reader.
    response["Refresh"] = str(NEW_CODE)
    return response


@never_cache
@login_required
@limited(EXPORTS)
def pack(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """What to print for a room without a network."""
    session = session_at(request, pk)
    audit.append(
        AuditAction.PEOPLE_EXPORTED, subject=f"session:{session.pk}", actor=request.user.pk
    )
    made = packs.pack(session, language=language if language in LANGUAGES else LANGUAGES[0])
    response = HttpResponse(made, content_type=pdf.MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="session-{pk}-{language}.pdf"'
    return response


@never_cache
@login_required
def observe(request: HttpRequest, pk: int, attendance: int) -> HttpResponse:
    """The checklist of a simulation for one person who is there."""
    session = session_at(request, pk)
    if session.checklist is None:
        raise Http404
    standing = Attendance.objects.standing().filter(session=session).select_related("learner")
    found = get_object_or_404(standing, pk=attendance)
    observation = getattr(found, "observation", None)
    criteria = session.checklist.criteria.all()
    form = ObservationForm(request.POST or None, criteria=criteria, observation=observation)
    if form.is_valid():
        taught.observe(found, **form.cleaned_data, by=teacher_of(request))
        messages.success(request, _("What was seen is saved."))
        return redirect("courses:sessions_detail", pk)
    context = {"session": session, "learner": found.learner, "form": form, "done": observation}
    status = 400 if form.errors else 200
    return render(request, "courses/academy/sessions/observe.html", context, status=status)
