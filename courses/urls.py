from django.urls import path

from courses.views import (
    academy,
    assessing,
    glossary,
    lessons,
    marking,
    my,
    reading,
    search,
    supervision,
)

app_name = "courses"
LESSON = "courses/<slug:course_slug>/<slug:module_slug>/<slug:lesson_slug>"
urlpatterns = [
    path("courses/search/", search.search, name="search"),
    path(
        "courses/<slug:course_slug>/<slug:module_slug>/assessment/",
        assessing.assessment,
        name="assessment",
    ),
    path(
        "courses/<slug:course_slug>/<slug:module_slug>/pre-test/",
        assessing.pre_test,
        name="pre_test",
    ),
    path(f"{LESSON}/complete/", lessons.complete_lesson, name="complete_lesson"),
    path(f"{LESSON}/check/", lessons.self_check, name="self_check"),
    path("glossary/", glossary.glossary, name="glossary"),
    path(f"{LESSON}/note/", reading.note, name="note"),
    path(f"{LESSON}/report/", reading.report_in_lesson, name="report_in_lesson"),
    path(
        "my/report/<uuid:attempt>/<int:number>/", reading.report_in_attempt, name="report_question"
    ),
    path("my/reading/", reading.settings, name="reading_settings"),
    path("my/", my.my, name="my"),
    path("my/certificates/<str:code>/", my.certificate, name="certificate"),
    path(
        "my/after/<uuid:registration>/<uuid:attempt>/",
        assessing.after_attempt,
        name="after_attempt",
    ),
    path("academy/", academy.table, name="academy"),
    path("academy/results.csv", academy.table_csv, name="academy_csv"),
    path("academy/slips/<uuid:registration>/", academy.slip, name="slip"),
    path("academy/marking/", marking.queue, name="marking"),
    path("academy/marking/<uuid:attempt>/<int:slot>/", marking.essay, name="marking_essay"),
    path(
        "academy/marking/<uuid:attempt>/<int:slot>/remove/",
        marking.remove_text,
        name="marking_remove",
    ),
    path("academy/supervision/", supervision.codes, name="supervision"),
    path("academy/extra-time/<uuid:registration>/", supervision.extra_time, name="extra_time"),
    path("verify/<str:code>/", my.verify, name="verify"),
]
