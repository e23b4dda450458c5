"""Item analysis in the admin, for those who write and check questions."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.auth import any_permission_required

from assessments.analysis import services
from assessments.analysis.services import showing, words
from assessments.analysis.statistics import LEAST_TOLD
from assessments.models import Assessment

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
may_analyse = any_permission_required("assessments.view_assessment", "assessments.change_item")


@may_analyse
def index(request: HttpRequest) -> HttpResponse:
    context = {"assessments": services.analysed_assessments()}
    return _page(request, "index", _trail(), context)


@may_analyse
def assessment(request: HttpRequest, pk: int) -> HttpResponse:
    report = _report(pk)
    context = {
        "report": report,
        "mean": words.percent(report.mean),
        "alpha": words.decimal(report.reliability.alpha),
        "rows": showing.item_rows(report),
        "languages": [(code, words.language_name(code)) for code in report.languages],
        "chart": services.facility_chart(report),
        "opinions": showing.opinions(report),
        "least_told": LEAST_TOLD,
    }
    return _page(request, "assessment", _trail(report.assessment), context)


@may_analyse
def item(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    report = _report(pk)
    found = next((one for one in report.items if one.pk == item_pk), None)
    if found is None:
        raise Http404
    context = {
        "report": report,
        "item": found,
        "versions": words.versions(found.versions),
        "rows": showing.language_rows(found),
        "table": showing.option_table(report.options(found)),
        "gaps": [words.gap(gap) for gap in found.gaps],
        "warnings": list(showing.warnings(found)),
    }
    return _page(request, "item", _trail(report.assessment, found), context)


@may_analyse
def export_csv(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    lines = services.csv_file(_report(pk))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="items.csv"'
    return response


@may_analyse
def export_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    response = HttpResponse(services.xlsx_file(_report(pk)), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="items.xlsx"'
    return response


def _report(pk: int) -> services.Report:
    return services.Report(get_object_or_404(Assessment, pk=pk))


def _page(
    request: HttpRequest, name: str, trail: list[dict[str, str]], context: dict[str, Any]
) -> HttpResponse:
    title = trail[-1]["label"]
    context |= {"breadcrumbs_items": trail, "header_title": title, "header_icon": "tasks"}
    return render(request, f"assessments/analysis/{name}.html", context)


def _trail(
    assessment: Assessment | None = None, item: services.ItemReport | None = None
) -> list[dict[str, str]]:
    """The way from the list to the page that is shown, which links to nothing."""
    trail = [{"url": reverse("item_analysis:index"), "label": _("Item analysis")}]
    if assessment:
        url = reverse("item_analysis:assessment", args=[assessment.pk])
        trail.append({"url": url, "label": str(assessment)})
    if item:
        trail.append({"url": "", "label": f"{item.number}. {item.key}"})
    return [*trail[:-1], {**trail[-1], "url": ""}]
