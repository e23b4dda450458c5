"""The training return as files: taken out in every format."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from courses.returns import services
from courses.returns.enums import Format
from courses.returns.formats import MEDIA_TYPES
from courses.returns.forms import refusal
from courses.returns.views.documents import document_for
from courses.returns.views.reader import Reader, plan_of, reader_of
from qalqan.common.enums import AuditAction
from qalqan.common.languages import LANGUAGES, OWN_NAMES
from qalqan.common.services import audit


def listed_files(reader: Reader, year: int) -> list[tuple[str, list[tuple[str, str]]]]:
    """For each language its files, each with its address."""
    joint = "&" if reader.query else "?"

    def url(format: str, language: str) -> str:
        return (
            reverse("courses:returns_file", args=[year, format])
            + f"{reader.query}{joint}language={language}"
        )

    return [
        (OWN_NAMES[language], [(name.upper(), url(name, language)) for name in Format.values])
        for language in LANGUAGES
    ]


@never_cache
@login_required
def file(request: HttpRequest, year: int, format: str) -> HttpResponse:
    reader, plan = reader_of(request), plan_of(year)
    language = request.GET.get("language", "")
    if format not in Format.values or language not in LANGUAGES:
        raise Http404
    try:
        document = document_for(reader, year, language)
    except services.MergeError as error:
        messages.error(request, refusal(error))
        return redirect("courses:returns_year", plan.year)
    audit.append(
        AuditAction.RESULTS_EXPORTED,
        subject=f"return:{year}",
        actor=reader.person.pk,
        data={"format": format, "academy": reader.academy.pk if reader.academy else None},
    )
    whose = reader.academy.code if reader.academy else "all"
    name = f"qalqan-{year}-{whose}{'-joined' if reader.with_inputs else ''}.{format}"
    return _attached(services.write(document, format), MEDIA_TYPES[format], name)


@never_cache
@login_required
def template(request: HttpRequest, year: int) -> HttpResponse:
    """The empty workbook for bodies without Qalqan."""
    reader_of(request)
    plan_of(year)
    made = services.template(year, language=get_language() or LANGUAGES[0])
    return _attached(made, MEDIA_TYPES[Format.XLSX], f"qalqan-{year}-template.xlsx")


def _attached(content: bytes, media_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
