"""A list of events comes in: the file, what would become of its rows, and the import."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from campaigns.forms.outreach import ImportForm
from campaigns.models import CampaignPage
from campaigns.services import outreach
from campaigns.services.outreach import OutreachError, importing
from campaigns.views.workspace import for_holders_of, form_page
from qalqan.common.formats.tables import TableError
from qalqan.common.models import Region
from qalqan.common.services import uploads

MOST_SHOWN = 200


@for_holders_of(outreach.RECORD)
def choose(request: HttpRequest) -> HttpResponse:
    regions = outreach.regions_of(request.user)
    form = ImportForm(request.POST or None, request.FILES or None, regions=regions)
    if form.is_valid():
        upload, region = form.cleaned_data["file"], form.cleaned_data["region"]
        try:
            rows = importing.read(upload.read())
        except (TableError, OutreachError) as error:
            form.add_error("file", str(error))
        else:
            kept = uploads.keep(upload, by=request.user, **form.choices)  # type: ignore[arg-type]
            return _look(request, kept, region, importing.plan(rows, region))
    return form_page(request, "campaigns/outreach/import.html", form, {})


@for_holders_of(outreach.RECORD)
@require_POST
def bring_in(request: HttpRequest) -> HttpResponse:
    try:
        chosen = uploads.choices_of(request.POST.get("upload", ""), by=request.user)  # type: ignore[arg-type]
    except uploads.UploadGoneError:
        messages.error(request, _("This file is no longer kept. Choose it again."))
        return redirect("campaigns:outreach_import")
    region = get_object_or_404(outreach.regions_of(request.user), code=chosen["region"])
    campaign = CampaignPage.objects.filter(pk=chosen["campaign"] or None).first()
    rows = importing.read(chosen["file"].read_bytes())
    done = importing.bring_in(rows, region, campaign=campaign, by=request.user)
    uploads.drop(chosen["file"])
    messages.success(request, _told(len(done.fresh)))
    return redirect("campaigns:outreach")


def _told(count: int) -> str:
    said = ngettext("%(count)s event came in.", "%(count)s events came in.", count)
    return said % {"count": count}


def _look(request: HttpRequest, kept: str, region: Region, plan: importing.Plan) -> HttpResponse:
    context: dict[str, Any] = {
        "upload": kept,
        "region": region,
        "fresh": len(plan.fresh),
        "unchanged": plan.unchanged,
        "rejected": plan.rejected[:MOST_SHOWN],
        "rejected_count": len(plan.rejected),
    }
    return render(request, "campaigns/outreach/look.html", context)
