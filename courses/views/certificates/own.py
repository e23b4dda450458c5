"""A learner's own certificates, to see, to print and to keep as a file."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from courses.models import Certificate
from courses.models.records import CertificateQuerySet
from courses.services.certificates.printing import LAYOUTS, as_pdf
from courses.views.certificates.shown import layouts, shown
from qalqan.accounts.services.requests import person_of
from qalqan.common.services import pdf


@never_cache
@login_required
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    found = get_object_or_404(_own(request), code=code)
    context = {"certificate": shown(found), "pdfs": layouts("courses:certificate_pdf", code)}
    return render(request, "courses/certificate.html", context)


@never_cache
@login_required
def certificate_pdf(request: HttpRequest, code: str, layout: str) -> HttpResponse:
    return pdf_answer(get_object_or_404(_own(request).standing(), code=code), layout)


def pdf_answer(found: Certificate, layout: str) -> HttpResponse:
    """The file; its name is the certificate's number, since names of people lie in no list."""
    if layout not in LAYOUTS:
        raise Http404
    response = HttpResponse(as_pdf(found, layout=layout), content_type=pdf.MEDIA_TYPE)
    response["Content-Disposition"] = f'inline; filename="{found.number}-{layout}.pdf"'
    return response


def _own(request: HttpRequest) -> CertificateQuerySet:
    theirs = Certificate.objects.filter(completion__enrolment__learner=person_of(request))
    return theirs.select_related("replaced_by")
