from django.urls import include, path

from courses.views import (
    assessing,
    checking_in,
    evaluating,
    glossary,
    joining,
    lessons,
    marking,
    my,
    own_data,
    reading,
    search,
    supervision,
    transcripts,
    verify,
)
from courses.views.academy import report
from courses.views.academy.people import cohort, enrolling, merging, person, screens
from courses.views.certificates import managing, own

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
    path(f"{LESSON}/assessment/", assessing.lesson_assessment, name="lesson_assessment"),
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
    path("my/renew/<slug:course_slug>/", my.renew, name="renew"),
    path("my/transcript/", transcripts.own, name="transcript"),
    path("my/transcript.pdf", transcripts.own_pdf, name="transcript_pdf"),
    path("my/data/", own_data.my_data, name="my_data"),
    path("my/data/name/", own_data.my_name, name="my_name"),
    path("my/data/my-data.<slug:format>", own_data.my_data_file, name="my_data_file"),
    path("academy/people/names/", own_data.requested_names, name="people_names"),
    path("academy/people/<int:pk>/transcript/", transcripts.managed, name="people_transcript"),
    path(
        "academy/people/<int:pk>/transcript.pdf",
        transcripts.managed_pdf,
        name="people_transcript_pdf",
    ),
    path("my/certificates/<str:code>/", own.certificate, name="certificate"),
    path(
        "my/certificates/<str:code>/<slug:layout>.pdf", own.certificate_pdf, name="certificate_pdf"
    ),
    path("academy/certificates/", managing.certificate_list, name="certificates"),
    path("academy/certificates/<int:pk>/", managing.certificate_detail, name="certificates_detail"),
    path(
        "academy/certificates/<int:pk>/<slug:layout>.pdf",
        managing.certificate_pdf,
        name="certificates_pdf",
    ),
    path(
        "my/after/<uuid:registration>/<uuid:attempt>/",
        assessing.after_attempt,
        name="after_attempt",
    ),
    path("academy/", report.table, name="academy"),
    path("academy/sums/", report.sums, name="academy_sums"),
    path("academy/remind/", report.remind, name="academy_remind"),
    path("academy/results.<slug:format>", report.export, name="academy_export"),
    path("academy/people/", screens.people, name="people"),
    path("academy/people/new/", screens.new, name="people_new"),
    path("academy/people/lists/", include("courses.lists.urls")),
    path("academy/people/<int:pk>/", person.person, name="people_person"),
    path("academy/people/<int:pk>/change/", person.change, name="people_change"),
    path("academy/people/<int:pk>/enrol/", enrolling.enrol, name="people_enrol"),
    path("academy/people/<int:pk>/join/", enrolling.join, name="people_join"),
    path("academy/people/<int:pk>/move/", enrolling.move, name="people_move"),
    path("academy/people/<int:pk>/leave/<int:cohort>/", enrolling.leave, name="people_leave"),
    path("academy/people/<int:pk>/release/", enrolling.release, name="people_release"),
    path("academy/people/<int:pk>/slip/", person.slip, name="people_slip"),
    path("academy/people/<int:pk>/password/", person.mail_password, name="people_mail_password"),
    path("academy/people/<int:pk>/merge/", merging.merge, name="people_merge"),
    path(
        "academy/people/slips/<int:cohort>/",
        cohort.cohort_slips,
        name="people_cohort_slips",
    ),
    path(
        "academy/people/invitations/<int:cohort>/",
        cohort.cohort_invitations,
        name="people_invitations",
    ),
    path(
        "academy/people/invitations/<int:pk>/close/",
        cohort.close_invitation,
        name="people_invitation_close",
    ),
    path("join/<str:code>/", joining.join, name="join"),
    path("", include("courses.returns.urls")),
    path("academy/cohorts/", include("courses.views.academy.cohorts.urls")),
    path("academy/sessions/", include("courses.views.academy.sessions.urls")),
    path("check-in/", checking_in.type_code, name="check_in_code"),
    path("check-in/<int:pk>/<str:code>/", checking_in.check_in, name="check_in"),
    path("my/evaluations/session/<int:pk>/", evaluating.session, name="evaluate_session"),
    path("my/evaluations/course/<int:pk>/", evaluating.course, name="evaluate_course"),
    path("academy/marking/", marking.queue, name="marking"),
    path("academy/marking/<uuid:attempt>/<int:slot>/", marking.essay, name="marking_essay"),
    path(
        "academy/marking/<uuid:attempt>/<int:slot>/remove/",
        marking.remove_text,
        name="marking_remove",
    ),
    path("academy/supervision/", supervision.codes, name="supervision"),
    path("academy/extra-time/<uuid:registration>/", supervision.extra_time, name="extra_time"),
    path("verify/<str:code>/", verify.verify, name="verify"),
]
