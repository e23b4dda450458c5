"""Addresses of import and export below the admin's."""

from django.urls import path

from courses.exchange import views

app_name = "course_exchange"
urlpatterns = [
    path("import/", views.import_file, name="import"),
    path("export/", views.export_file, name="export"),
]
