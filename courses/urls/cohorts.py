"""Addresses of cohorts, below the academy's."""

from django.urls import path

from courses.views.academy.cohorts import parts, screens

urlpatterns = [
    path("", screens.cohort_list, name="cohorts"),
    path("new/", screens.new, name="cohorts_new"),
    path("<int:pk>/", screens.detail, name="cohorts_detail"),
    path("<int:pk>/change/", screens.change, name="cohorts_change"),
    path("<int:pk>/courses/new/", parts.assign, name="cohorts_assign"),
    path("<int:pk>/courses/<int:assignment>/", parts.assignment, name="cohorts_assignment"),
    path("<int:pk>/trainers/new/", parts.trainer, name="cohorts_trainer_new"),
    path("<int:pk>/trainers/<int:trainer>/", parts.trainer, name="cohorts_trainer"),
]
