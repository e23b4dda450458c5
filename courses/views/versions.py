"""Versions of a course in the admin: who is on which, and bringing everyone to the newest."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.forms.versions import ForAllForm
from courses.models import CoursePage
from courses.services import versions


def course_versions(request: HttpRequest, pk: int) -> HttpResponse:
    course = get_object_or_404(CoursePage, pk=pk)
    may_publish = course.permissions_for_user(request.user).can_publish()
    if not course.permissions_for_user(request.user).can_edit() and not may_publish:
        raise PermissionDenied
    form = ForAllForm(request.POST or None) if may_publish else None
    if request.method == "POST":
        if form is None:
            raise PermissionDenied
        if form.is_valid():
            return _bring_everyone(request, course, form)
    found = versions.listed(course)
    context = {
        "page_title": f"{_('Versions and learners')}: {course.heading}",
        "header_title": f"{_('Versions and learners')}: {course.heading}",
        "header_icon": "history",
        "course": course,
        "form": form,
        "versions": found,
        "behind": sum(version.holding for version, _pages in found[1:]),
    }
    return render(request, "courses/admin/versions.html", context)


def _bring_everyone(request: HttpRequest, course: CoursePage, form: forms.Form) -> HttpResponse:
    moved = versions.bring_everyone(course, changes=form.cleaned_data, by=request.user)
    text = ngettext(
        "%(count)d learner now reads the newest version.",
        "%(count)d learners now read the newest version.",
        moved,
    )
    messages.success(request, text % {"count": moved})
    return redirect("course_versions", course.pk)
