"""How much of the register one person may read in a while: more than anybody's work asks for.

A stolen session must not walk through all learners. Counted by person: whoever has the session
may come from many addresses.
"""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from qalqan.common.services.limits import PersonLimit

SEARCHES = PersonLimit("people-searched", times=120, seconds=10 * 60)
LOOKS = PersonLimit("people-looked-at", times=300, seconds=10 * 60)
EXPORTS = PersonLimit("people-exported", times=30, seconds=60 * 60)

View = Callable[..., HttpResponseBase]
logger = logging.getLogger(__name__)


def always(_request: HttpRequest) -> bool:
    return True


def searches(request: HttpRequest) -> bool:
    """Whether a list is searched or read on, not merely opened."""
    asked = request.GET
    return bool(asked.get("search", "").strip()) or asked.get("page", "1") not in {"", "1"}


def sends(request: HttpRequest) -> bool:
    return request.method == "POST"


def limited(
    limit: PersonLimit, *, when: Callable[[HttpRequest], bool] = always
) -> Callable[[View], View]:
    """Count what is asked of the view, and answer with a page that says so once it is too much.

    Stands below `login_required`.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not when(request):
                return view(request, *args, **kwargs)
            if limit.is_reached(request):
                return _too_much(request, limit)
            limit.count(request)
            return view(request, *args, **kwargs)

        return counted

    return decorate


def _too_much(request: HttpRequest, limit: PersonLimit) -> HttpResponseBase:
    logger.warning("limit %s reached by person %s", limit.name, request.user.pk)
    answer = render(request, "courses/academy/limited.html", status=429)
    answer["Retry-After"] = str(limit.seconds)
    return answer
