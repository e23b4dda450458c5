"""What Wagtail's list of people offers beside its own."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from qalqan.accounts.models import User
from qalqan.accounts.services import administering
from qalqan.accounts.services.requests import person_of


@hooks.register("register_user_listing_buttons")
def offer_reset(user: User, request_user: User) -> Iterator[Button]:
    if request_user.is_superuser and user.has_second_factor:
        address = reverse("accounts:reset_factors", args=[user.pk])
        yield Button(_("Reset the second step"), url=address, icon_name="key", priority=30)


@hooks.register("after_bulk_action")
def record_activity(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> None:
    """Wagtail writes the new state past the objects, which still hold the old one."""
    if action_type != "set_active_state":
        return
    is_active = action.cleaned_form.cleaned_data["mark_as_active"]
    for person in objects:
        if person.is_active != is_active:
            administering.activity_changed(person, is_active=is_active, by=person_of(request))
