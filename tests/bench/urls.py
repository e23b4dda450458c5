"""The site's addresses, and beside them two bare views to measure it by."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from qalqan.common.models import OutboxMessage
from qalqan.urls import *  # noqa: F403
from qalqan.urls import urlpatterns as site


def constant(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


@csrf_exempt
def commit_one_row(_request: HttpRequest) -> HttpResponse:
    OutboxMessage.objects.create(kind="bench", key=str(uuid.uuid4()), payload={})
    return HttpResponse("ok")


urlpatterns = [path("bench/constant/", constant), path("bench/commit/", commit_one_row), *site]
