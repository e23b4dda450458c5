"""Screens of those who look after what campaign and help pages show."""

from django.urls import path

from campaigns.views import checks, downloads, materials
from campaigns.views.hotlines import keeping, proposing, screens
from campaigns.views.outreach import files as outreach_files
from campaigns.views.outreach import importing, recording
from campaigns.views.outreach import screens as outreach_screens

app_name = "campaigns"
urlpatterns = [
    path("hotlines/", screens.register, name="hotlines"),
    path("hotlines/new/", proposing.new, name="hotlines_new"),
    path("hotlines/<int:pk>/", screens.detail, name="hotlines_detail"),
    path("hotlines/<int:pk>/number/", proposing.change, name="hotlines_number"),
    path("hotlines/<int:pk>/confirm/", proposing.confirm, name="hotlines_confirm"),
    path("hotlines/<int:pk>/refuse/", proposing.refuse, name="hotlines_refuse"),
    path("hotlines/<int:pk>/check/", keeping.check, name="hotlines_check"),
    path("hotlines/<int:pk>/describe/", keeping.describe, name="hotlines_describe"),
    path("hotlines/<int:pk>/withdraw/", keeping.withdraw, name="hotlines_withdraw"),
    path("help-checks/", checks.listed, name="help_checks"),
    path("help-checks/<str:language>/", checks.record, name="help_check"),
    path("materials/", materials.listed, name="materials"),
    path(
        "materials/<int:page>/<str:language>/<str:kind>.pdf", materials.file, name="materials_file"
    ),
    path(
        "campaigns/<slug:slug>/materials/<str:kind>.pdf",
        downloads.campaign_file,
        name="campaign_file",
    ),
    path("help/materials/<str:kind>.pdf", downloads.help_file, name="help_file"),
    path("help/<str:language>/materials/<str:kind>.pdf", downloads.help_file, name="further_file"),
    path("outreach/", outreach_screens.listed, name="outreach"),
    path("outreach/new/", recording.new, name="outreach_new"),
    path("outreach/import/", importing.choose, name="outreach_import"),
    path("outreach/import/done/", importing.bring_in, name="outreach_import_done"),
    path("outreach/coverage/", outreach_screens.coverage, name="outreach_coverage"),
    path("outreach/<int:pk>/", outreach_screens.detail, name="outreach_detail"),
    path("outreach/<int:pk>/change/", recording.change, name="outreach_change"),
    path("outreach/<int:pk>/withdraw/", recording.withdraw, name="outreach_withdraw"),
    *(
        path(f"outreach/events.{kind}", outreach_files.events, {"format": kind}, f"outreach_{kind}")
        for kind in ("csv", "xlsx")
    ),
    *(
        path(
            f"outreach/coverage.{kind}",
            outreach_files.coverage,
            {"format": kind},
            f"outreach_coverage_{kind}",
        )
        for kind in ("csv", "xlsx")
    ),
]
