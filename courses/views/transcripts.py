"""Transcripts: one's own, and that of a person whom one manages; as a page and as a PDF."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from courses.services import scope, transcript_pdf, transcripts
from courses.services.transcripts import Transcript
from courses.views.certificates.shown import shown
from courses.views.limited import LOOKS, limited
from qalqan.accounts.services.requests import person_of
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit, pdf


@never_cache
@login_required
def own(request: HttpRequest) -> HttpResponse:
    transcript = transcripts.of(person_of(request), with_private_scores=True)
    return _page(request, transcript, pdf_url=reverse("courses:transcript_pdf"), is_own=True)


@never_cache
@login_required
def own_pdf(request: HttpRequest) -> HttpResponse:
    return _file(transcripts.of(person_of(request), with_private_scores=True))


@never_cache
@login_required
@limited(LOOKS)
def managed(request: HttpRequest, pk: int) -> HttpResponse:
    pdf_url = reverse("courses:people_transcript_pdf", args=[pk])
    return _page(request, _managed(request, pk), pdf_url=pdf_url, is_own=False)


@never_cache
@login_required
@limited(LOOKS)
def managed_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    transcript = _managed(request, pk)
    subject, by = f"person:{pk}", person_of(request)
    audit.append(AuditAction.DATA_EXPORTED, subject=subject, actor=by.pk, data={"format": "pdf"})
    return _file(transcript)


def _managed(request: HttpRequest, pk: int) -> Transcript:
    person = get_object_or_404(scope.people_of(person_of(request)), pk=pk)
    return transcripts.of(person, with_private_scores=False)


def _page(
    request: HttpRequest, transcript: Transcript, *, pdf_url: str, is_own: bool
) -> HttpResponse:
    context = {
        "transcript": transcript,
        "certificates": [shown(one) for one in transcript.certificates],
        "pdf_url": pdf_url,
        "is_own": is_own,
    }
    template = "own" if is_own else "managed"
    return render(request, f"courses/transcripts/{template}.html", context)


def _file(transcript: Transcript) -> HttpResponse:
    response = HttpResponse(transcript_pdf.as_pdf(transcript), content_type=pdf.MEDIA_TYPE)
    response["Content-Disposition"] = 'inline; filename="transcript.pdf"'
    return response
