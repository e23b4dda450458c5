"""Addresses of sessions, below the academy's."""

from django.urls import path

from courses.views.academy.sessions import attendance, judged, screens

urlpatterns = [
    path("", screens.session_list, name="sessions"),
    path("new/", screens.new, name="sessions_new"),
    path("courses/", judged.courses, name="sessions_judged"),
    path("<int:pk>/", screens.detail, name="sessions_detail"),
    path("<int:pk>/change/", screens.change, name="sessions_change"),
    path("<int:pk>/attendance/", attendance.tick, name="sessions_attendance"),
    path("<int:pk>/close/", attendance.close, name="sessions_close"),
    path("<int:pk>/room/", attendance.room, name="sessions_room"),
    path("<int:pk>/papers-<slug:language>.pdf", attendance.pack, name="sessions_pack"),
    path("<int:pk>/seen/<int:attendance>/", attendance.observe, name="sessions_observe"),
]
