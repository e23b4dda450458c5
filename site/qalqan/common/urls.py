from django.urls import path

from qalqan.common.views import register

app_name = "common"
urlpatterns = [path("sources/", register.sources, name="sources")]
