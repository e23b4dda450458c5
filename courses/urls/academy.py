"""Addresses of the academy's workspace."""

from django.urls import URLPattern, URLResolver, include, path

from courses.urls import cohorts, people, sessions
from courses.views import marking, supervision
from courses.views.academy import report
from courses.views.certificates import managing

certificates = [
    path("", managing.certificate_list, name="certificates"),
    path("<int:pk>/", managing.certificate_detail, name="certificates_detail"),
    path("<int:pk>/<slug:layout>.pdf", managing.certificate_pdf, name="certificates_pdf"),
]
essays = [
    path("", marking.queue, name="marking"),
    path("<uuid:attempt>/<int:slot>/", marking.essay, name="marking_essay"),
    path("<uuid:attempt>/<int:slot>/remove/", marking.remove_text, name="marking_remove"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", report.table, name="academy"),
    path("sums/", report.sums, name="academy_sums"),
    path("remind/", report.remind, name="academy_remind"),
    path("results.<slug:format>", report.export, name="academy_export"),
    path("people/", include(people.urlpatterns)),
    path("people/lists/", include("courses.lists.urls")),
    path("cohorts/", include(cohorts.urlpatterns)),
    path("sessions/", include(sessions.urlpatterns)),
    path("certificates/", include(certificates)),
    path("marking/", include(essays)),
    path("supervision/", supervision.codes, name="supervision"),
    path("extra-time/<uuid:registration>/", supervision.extra_time, name="extra_time"),
]
