"""Addresses of an academy's people."""

from django.urls import URLPattern, URLResolver, include, path

from courses.views import activity_results, erasures, own_data, transcripts
from courses.views.academy.people import cohort, enrolling, merging, person, screens

one_person = [
    path("", person.person, name="people_person"),
    path("change/", person.change, name="people_change"),
    path("slip/", person.slip, name="people_slip"),
    path("password/", person.mail_password, name="people_mail_password"),
    path("factors/", person.reset_factors, name="people_reset_factors"),
    path("erase/", person.record_erasure, name="people_erase"),
    path("transcript/", transcripts.managed, name="people_transcript"),
    path("transcript.pdf", transcripts.managed_pdf, name="people_transcript_pdf"),
    path("activities/", activity_results.managed, name="people_activities"),
    path("activities/<uuid:attempt>/", activity_results.managed_one, name="people_activity"),
    path("enrol/", enrolling.enrol, name="people_enrol"),
    path("join/", enrolling.join, name="people_join"),
    path("move/", enrolling.move, name="people_move"),
    path("leave/<int:cohort>/", enrolling.leave, name="people_leave"),
    path("release/", enrolling.release, name="people_release"),
    path("merge/", merging.merge, name="people_merge"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", screens.people, name="people"),
    path("new/", screens.new, name="people_new"),
    path("names/", own_data.requested_names, name="people_names"),
    path("erasures/", erasures.requested, name="people_erasures"),
    path("erasures/<int:pk>/", erasures.decide, name="people_erasures_decide"),
    path("slips/<int:cohort>/", cohort.cohort_slips, name="people_cohort_slips"),
    path("invitations/<int:cohort>/", cohort.cohort_invitations, name="people_invitations"),
    path("invitations/<int:pk>/close/", cohort.close_invitation, name="people_invitation_close"),
    path("<int:pk>/", include(one_person)),
]
