"""The certificates of one's academy: found, printed, revoked, issued anew."""

from functools import reduce
from operator import and_

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from courses.forms.certificates import CertificateSearchForm, ReasonForm
from courses.models import Certificate
from courses.models.records import CertificateQuerySet
from courses.services import certificates, scope
from courses.services.people.finding import spelled
from courses.views.certificates.own import pdf_answer
from courses.views.certificates.shown import layouts, shown
from courses.views.limited import LOOKS, SEARCHES, limited, searches
from qalqan.accounts.services.requests import person_of

PER_PAGE = 50


@never_cache
@login_required
@limited(SEARCHES, when=searches)
def certificate_list(request: HttpRequest) -> HttpResponse:
    form = CertificateSearchForm(request.GET or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = _theirs(request).in_state(wanted.get("state", ""), timezone.localdate())
    if words := wanted.get("search"):
        names = reduce(and_, (spelled(word, "holder_name") for word in words.split()))
        found = found.filter(names | Q(number__icontains=words))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page_obj": page,
        "certificates": [shown(one) for one in page.object_list],
    }
    return render(request, "courses/academy/certificates/list.html", context)


@never_cache
@login_required
@limited(LOOKS)
def certificate_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One certificate, and by POST its end: revoked, or replaced by a new one."""
    found = get_object_or_404(_theirs(request), pk=pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _end(request, found, form.cleaned_data["because"])
    context = {
        "certificate": shown(found),
        "holder": found.completion.enrolment.learner,
        "replaced_by": getattr(found, "replaced_by", None),
        "pdfs": layouts("courses:certificates_pdf", pk),
        "form": form,
    }
    status = 400 if form.errors else 200
    return render(request, "courses/academy/certificates/detail.html", context, status=status)


@never_cache
@login_required
@limited(LOOKS)
def certificate_pdf(request: HttpRequest, pk: int, layout: str) -> HttpResponse:
    return pdf_answer(get_object_or_404(_theirs(request).standing(), pk=pk), layout)


def _end(request: HttpRequest, found: Certificate, because: str) -> HttpResponse:
    by = person_of(request)
    try:
        if "replace" in request.POST:
            found = certificates.replace(found, because=because, by=by)
            messages.success(
                request,
                _("The new certificate has the number %(number)s.") % {"number": found.number},
            )
        else:
            certificates.revoke(found, because=because, by=by)
            messages.success(request, _("The certificate is revoked."))
    except certificates.CertificateError as error:
        messages.error(request, error.label)
    return redirect("courses:certificates_detail", found.pk)


def _theirs(request: HttpRequest) -> CertificateQuerySet:
    person = person_of(request)
    if not person.is_academy_staff:
        raise PermissionDenied(_("This page is for the managers of academies."))
    theirs: CertificateQuerySet = scope.certificates_of(person)  # type: ignore[assignment]
    return theirs.select_related("replaced_by", "completion__enrolment__learner")
