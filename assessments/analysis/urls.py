"""Addresses of the item analysis below the admin's."""

from django.urls import path

from assessments.analysis import views

app_name = "item_analysis"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:pk>/", views.assessment, name="assessment"),
    path("<int:pk>/items.csv", views.export_csv, name="csv"),
    path("<int:pk>/items.xlsx", views.export_xlsx, name="xlsx"),
    path("<int:pk>/items/<int:item_pk>/", views.item, name="item"),
]
