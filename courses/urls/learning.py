"""Addresses of a learner: lessons, tests, their own pages, and what they join."""

from django.urls import URLPattern, URLResolver, include, path

from courses.views import (
    activities,
    activity_results,
    assessing,
    checking_in,
    erasures,
    evaluating,
    glossary,
    joining,
    lessons,
    my,
    own_data,
    reading,
    search,
    transcripts,
    verify,
)
from courses.views.certificates import own

MODULE = "courses/<slug:course_slug>/<slug:module_slug>"
LESSON = f"{MODULE}/<slug:lesson_slug>"
teaching = [
    path("courses/search/", search.search, name="search"),
    path("glossary/", glossary.glossary, name="glossary"),
    path(f"{MODULE}/assessment/", assessing.assessment, name="assessment"),
    path(f"{MODULE}/pre-test/", assessing.pre_test, name="pre_test"),
    path(f"{LESSON}/assessment/", assessing.lesson_assessment, name="lesson_assessment"),
    path(f"{LESSON}/complete/", lessons.complete_lesson, name="complete_lesson"),
    path(f"{LESSON}/check/", lessons.self_check, name="self_check"),
    path(f"{LESSON}/activity/", activities.instead, name="instead"),
    path(f"{LESSON}/activity/<uuid:block>/<int:revision>/", activities.take, name="activity"),
    path(f"{LESSON}/note/", reading.note, name="note"),
    path(f"{LESSON}/report/", reading.report_in_lesson, name="report_in_lesson"),
]
my_pages = [
    path("", my.my, name="my"),
    path("renew/<slug:course_slug>/", my.renew, name="renew"),
    path("reading/", reading.settings, name="reading_settings"),
    path("transcript/", transcripts.own, name="transcript"),
    path("transcript.pdf", transcripts.own_pdf, name="transcript_pdf"),
    path("activities/", activity_results.own, name="my_activities"),
    path("activities/<uuid:attempt>/", activity_results.own_one, name="my_activity"),
    path("data/", own_data.my_data, name="my_data"),
    path("data/name/", own_data.my_name, name="my_name"),
    path("data/erase/", erasures.my_erasure, name="my_erasure"),
    path("data/erase/take-back/", erasures.take_back, name="my_erasure_take_back"),
    path("data/my-data.<slug:format>", own_data.my_data_file, name="my_data_file"),
    path("certificates/<str:code>/", own.certificate, name="certificate"),
    path("certificates/<str:code>/<slug:layout>.pdf", own.certificate_pdf, name="certificate_pdf"),
    path(
        "after/<uuid:registration>/<uuid:attempt>/", assessing.after_attempt, name="after_attempt"
    ),
    path("report/<uuid:attempt>/<int:number>/", reading.report_in_attempt, name="report_question"),
    path("evaluations/session/<int:pk>/", evaluating.session, name="evaluate_session"),
    path("evaluations/course/<int:pk>/", evaluating.course, name="evaluate_course"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    *teaching,
    path("my/", include(my_pages)),
    path("join/mail/<str:token>/", joining.join_by_mail, name="join_by_mail"),
    path("join/<str:code>/", joining.join, name="join"),
    path("check-in/", checking_in.type_code, name="check_in_code"),
    path("check-in/<int:pk>/<str:code>/", checking_in.check_in, name="check_in"),
    path("verify/<str:code>/", verify.verify, name="verify"),
]
