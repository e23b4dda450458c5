"""Who reaches the screens of translators, and which content they are about."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.admin.auth import permission_denied

from qalqan.common.languages import LANGUAGES
from qalqan.common.models import TranslatedContent
from qalqan.common.services import translations

View = Callable[..., HttpResponse]


def for_translators(view: View) -> View:
    """Let in whoever translates or reviews some language."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not translations.may_open_board(request.user):  # type: ignore[arg-type]
            denied: HttpResponse = permission_denied(request)
            return denied
        return view(request, *args, **kwargs)

    return checked


def content_or_404(kind: str, pk: int, language: str) -> Any:
    """The page or item of that kind, such as "courses.lessonpage"."""
    try:
        model = apps.get_model(kind)
    except (LookupError, ValueError):
        raise Http404 from None
    if language not in LANGUAGES or not issubclass(model, TranslatedContent):
        raise Http404
    return get_object_or_404(model, pk=pk)
