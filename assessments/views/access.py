"""Whose attempt a page shows, and what every page of one knows."""

import uuid
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from assessments import services
from assessments.models import Attempt
from assessments.services.keeping import device_key
from qalqan.accounts.services.requests import person_of


def is_fetch(request: HttpRequest) -> bool:
    """Whether our script asks, which wants an answer in JSON."""
    return request.headers.get("X-Requested-With") == "fetch"


def attempt_view(view: Any) -> Any:
    """The learner's own attempt as second argument; another's, or none, is 404."""

    @never_cache
    @wraps(view)
    def wrapped(
        request: HttpRequest, attempt: uuid.UUID, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if not request.user.is_authenticated:
            if is_fetch(request):
                return JsonResponse({"saved": False, "error": "signed_out"}, status=401)
            return redirect_to_login(request.get_full_path())
        try:
            return view(request, services.get(attempt, learner=person_of(request)), *args, **kwargs)
        except services.NotFoundError as error:
            raise Http404 from error

    return wrapped


def page_context(attempt: Attempt) -> dict[str, Any]:
    deadline = attempt.deadline if attempt.is_open else None
    left = (deadline - timezone.now()).total_seconds() if deadline else 0
    return {
        "attempt": attempt,
        "assessment_title": attempt.title,
        "device_key": device_key(attempt),
        "deadline": deadline,
        "seconds_left": max(0, round(left)),
        "result_url": reverse("assessments:result", args=[attempt.uuid]),
    }
