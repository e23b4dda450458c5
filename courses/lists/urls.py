"""Addresses of lists that come in, below the academy's."""

from django.urls import path

from courses.lists.views import looking, rejects

urlpatterns = [
    path("", looking.choose, name="people_lists"),
    path("look/", looking.look, name="people_lists_look"),
    path("rejected/", rejects.download, name="people_lists_rejected"),
]
