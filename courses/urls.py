from django.urls import path

from courses.views import academy, my, pages

app_name = "courses"
LESSON = "courses/<slug:course_slug>/<slug:module_slug>/<slug:lesson_slug>"
urlpatterns = [
    path(
        "courses/<slug:course_slug>/<slug:module_slug>/assessment/",
        pages.assessment,
        name="assessment",
    ),
    path(f"{LESSON}/complete/", pages.complete_lesson, name="complete_lesson"),
    path(f"{LESSON}/check/", pages.self_check, name="self_check"),
    path("my/", my.my, name="my"),
    path("my/certificates/<str:code>/", my.certificate, name="certificate"),
    path("my/after/<uuid:registration>/<uuid:attempt>/", pages.after_attempt, name="after_attempt"),
    path("academy/", academy.table, name="academy"),
    path("academy/results.csv", academy.table_csv, name="academy_csv"),
    path("academy/slips/<uuid:registration>/", academy.slip, name="slip"),
    path("verify/<str:code>/", my.verify, name="verify"),
]
