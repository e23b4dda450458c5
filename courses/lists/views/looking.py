"""A list comes in: choose the file, look at what would become of it, confirm.

Nothing is written before; what was uploaded is kept for an hour under a signed pass.
"""

from dataclasses import replace
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from courses.lists import services
from courses.lists.enums import ListKind, RowState
from courses.lists.formats.rejections import ListError
from courses.lists.forms import ListForm, MappingForm
from courses.lists.views import rejects
from courses.lists.views.access import academies_for_lists
from courses.models import Academy, CoursePage
from qalqan.accounts.services.requests import person_of
from qalqan.common.formats.tables import TableError
from qalqan.common.services import uploads

FIRST_ROWS = 5
MOST_SHOWN = 200


@never_cache
@login_required
def choose(request: HttpRequest) -> HttpResponse:
    academies = academies_for_lists(request)
    form = ListForm(
        request.POST or None,
        request.FILES or None,
        academies=academies,
        initial={"academy": academies.values_list("code", flat=True).first()},
    )
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            services.read(upload.read(), ListKind(form.cleaned_data["kind"]))
        except (TableError, ListError) as error:
            form.add_error("file", str(error))
        else:
            kept = uploads.keep(upload, by=person_of(request), **form.choices)
            return _looked_at(request, kept)
    status = 400 if form.errors else 200
    return render(request, "courses/academy/lists/choose.html", {"form": form}, status=status)


@require_POST
@never_cache
@login_required
def look(request: HttpRequest) -> HttpResponse:
    """The preview with other columns or another encoding; or, confirmed, the import."""
    return _looked_at(request, request.POST.get("upload", ""), data=request.POST)


def _looked_at(request: HttpRequest, kept: str, *, data: Any = None) -> HttpResponse:
    person, academies = person_of(request), academies_for_lists(request)
    try:
        chosen = uploads.choices_of(kept, by=person)
        # A file of rejected rows has a pass as well, and nothing was chosen with it.
        academy = get_object_or_404(academies, code=chosen["academy"])
    except (uploads.UploadGoneError, KeyError):
        return render(request, "courses/academy/lists/gone.html", status=410)
    encoding = (data or {}).get("encoding", "")
    context: dict[str, Any] = {"upload": kept, "academy": academy, "chosen": chosen}
    try:
        rows = services.read(
            chosen["file"].read_bytes(), ListKind(chosen["kind"]), encoding=encoding
        )
        form = MappingForm(data, rows=rows)
        if form.is_valid():
            rows = replace(rows, mapping=form.mapping)
        context |= {"form": form, "rows": rows, "first": _first(rows)}
        where = _where(chosen)
        if data is not None and "confirm" in data and form.is_valid():
            done = services.bring_in(rows, academy, **where, by=person)
            uploads.drop(chosen["file"])
            return _done(request, rows, done, academy)
        looked = services.preview(rows, academy, **where)
    except (TableError, ListError) as error:
        context["errors"] = [str(error)]
        return render(request, "courses/academy/lists/look.html", context, status=400)
    return render(request, "courses/academy/lists/look.html", {**context, **_told(looked)})


def _first(rows: services.Rows) -> list[list[str]]:
    """The first rows, each as wide as the header."""
    width = len(rows.header)
    return [[*cells, *[""] * width][:width] for _number, cells in rows.below[:FIRST_ROWS]]


def _where(chosen: dict[str, Any]) -> dict[str, Any]:
    course = CoursePage.objects.filter(slug=chosen["course"]).first()
    return {"cohort_name": chosen["cohort"], "course": course}


def _told(done: services.Imported) -> dict[str, Any]:
    """What became of the rows, by state, and the rejected ones, the first of many."""
    return {
        "counts": [(state.label, done.counts[state]) for state in RowState if done.counts[state]],
        "accepted": len(done.lines) - len(done.rejected),
        "rejected": done.rejected[:MOST_SHOWN],
        "rejected_count": len(done.rejected),
        "warned": done.warned[:MOST_SHOWN],
    }


def _done(
    request: HttpRequest, rows: services.Rows, done: services.Imported, academy: Academy
) -> HttpResponse:
    kept = ""
    if done.rejected:
        file = SimpleUploadedFile("rejected.csv", "".join(rejects.lines(rows, done)).encode())
        kept = uploads.keep(file, by=person_of(request))
    context = {**_told(done), "academy": academy, "cohort": done.cohort, "rejected_file": kept}
    return render(request, "courses/academy/lists/done.html", context)
