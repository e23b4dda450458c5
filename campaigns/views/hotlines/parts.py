"""What the screens of the register share: a form about one line, and its service's refusals."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy

from campaigns.views.workspace import form_page
from qalqan.common.models import Hotline
from qalqan.common.services.hotlines import HotlineError

CHANGE = "common.change_hotline"
CONFIRM = "common.confirm_hotline"
PROPOSED = gettext_lazy("Proposed. It is public once another person has confirmed it.")


def is_done(form: forms.BaseForm, act: Callable[[], object]) -> bool:
    """Whether the form holds and the service did it; if not, the form says why."""
    if not form.is_valid():
        return False
    try:
        act()
    except (HotlineError, ValidationError) as error:
        form.add_error(None, error.messages if isinstance(error, ValidationError) else str(error))
        return False
    return True


def line_page(
    request: HttpRequest,
    form: forms.BaseForm,
    *,
    title: str,
    submit: str,
    line: Hotline | None = None,
    **context: Any,
) -> HttpResponse:
    shown = {"title": title, "submit_label": submit, "line": line, **context}
    return form_page(request, "campaigns/hotlines/form.html", form, shown)
