"""Addresses of import and export below the admin's."""

from django.urls import path

from assessments.exchange import views

app_name = "item_exchange"
urlpatterns = [
    path("import/", views.import_file, name="import"),
    path("export/", views.export_file, name="export"),
]
