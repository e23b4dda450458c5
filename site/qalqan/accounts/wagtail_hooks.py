"""What Wagtail's list of people offers beside its own."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from qalqan.accounts.models import User


@hooks.register("register_user_listing_buttons")
def offer_reset(user: User, request_user: User) -> Iterator[Button]:
    if request_user.is_superuser and user.has_second_factor:
        address = reverse("accounts:reset_factors", args=[user.pk])
        yield Button(_("Reset the second step"), url=address, icon_name="key", priority=30)
