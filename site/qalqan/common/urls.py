from django.urls import path

from qalqan.common.views import register, status
from qalqan.common.views.audit import screens

app_name = "common"
urlpatterns = [
    path("sources/", register.sources, name="sources"),
    path("audit/", screens.listed, name="audit"),
    path("audit/<int:sequence>/", screens.detail, name="audit_row"),
    path("audit/check/", screens.check, name="audit_check"),
    *(
        path(f"audit/rows.{kind}", screens.export, {"format": kind}, f"audit_{kind}")
        for kind in ("csv", "xlsx")
    ),
    path("audit/personal-data/", screens.personal_data, name="audit_personal_data"),
    path("status/", status.status, name="status"),
]
