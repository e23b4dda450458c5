"""Invitations to a cohort, and who comes by one."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.forms.people import AccountForm
from qalqan.accounts.forms import SetPasswordForm
from qalqan.accounts.models import User
from qalqan.common.forms.days import DayField

LAST_MINUTE = datetime.time(23, 59)


class InvitationForm(forms.Form):
    limit = forms.IntegerField(label=_("For how many people"), min_value=1, max_value=5000)
    until = DayField(label=_("Last day"))

    def clean_until(self) -> datetime.datetime:
        """The end of that day."""
        day: datetime.date = self.cleaned_data["until"]
        if day < timezone.localdate():
            raise ValidationError(_("This day is over."))
        return timezone.make_aware(datetime.datetime.combine(day, LAST_MINUTE))


class JoinByMailForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )


class RegisterForm(AccountForm, SetPasswordForm):
    """A new account, with a password that its owner chooses.

    No address is taken from a stranger here: without a letter there is no telling whose it is.
    """

    email = None  # type: ignore[assignment]
    field_order = [
        "last_name",
        "first_name",
        "language",
        "new_password1",
        "new_password2",
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(User(), *args, **kwargs)

    @property
    def account(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("last_name", "first_name", "language")}
