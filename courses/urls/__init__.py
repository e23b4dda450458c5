"""What learners and academies call; returns and lists bring their own addresses."""

from django.urls import URLPattern, URLResolver, include, path

from courses.urls import academy, learning

app_name = "courses"
urlpatterns: list[URLPattern | URLResolver] = [
    *learning.urlpatterns,
    path("", include("courses.returns.urls")),
    path("academy/", include(academy.urlpatterns)),
]
