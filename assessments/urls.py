from django.urls import path

from assessments import views

app_name = "assessments"
urlpatterns = [
    path("attempts/<uuid:attempt>/<int:number>/", views.question, name="question"),
    path("attempts/<uuid:attempt>/review/", views.review, name="review"),
    path("attempts/<uuid:attempt>/finish/", views.finish, name="finish"),
    path("attempts/<uuid:attempt>/result/", views.result, name="result"),
]
