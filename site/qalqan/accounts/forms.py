"""Sign-in and password forms."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.forms import PasswordChangeForm as DjangoPasswordChangeForm
from django.contrib.auth.forms import SetPasswordForm as DjangoSetPasswordForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from qalqan.accounts.models import OneTimeSlip, User
from qalqan.accounts.services import slips
from qalqan.accounts.services.passwords import least_length


class SignInForm(forms.Form):
    identifier = forms.CharField(
        label=_("E-mail address or sign-in code"),
        max_length=254,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.user: User | None = None

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if "identifier" in data and "password" in data:
            self.user = authenticate(
                self.request, identifier=data["identifier"], password=data["password"]
            )
            if self.user is None:
                # One sentence for unknown and known people alike.
                raise ValidationError(
                    _("This address or code and this password do not belong together.")
                )
        return data


class PasswordForgottenForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )


class SlipForm(forms.Form):
    identifier = forms.CharField(
        label=_("E-mail address or sign-in code"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    code = forms.CharField(
        label=_("One-time code on your slip"),
        max_length=30,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}
        ),
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        self.slip: OneTimeSlip | None = None
        if "identifier" in data and "code" in data:
            try:
                self.slip = slips.find(data["identifier"], data["code"])
            except slips.SlipError as error:
                raise ValidationError(
                    _(
                        "This slip cannot be used. Check both lines, or ask your academy for "
                        "a new slip."
                    )
                ) from error
        return data


class SetPasswordForm(DjangoSetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].label = _("New password")
        self.fields["new_password1"].help_text = _(
            "At least %(length)s characters. A few words in a row are easy to keep in mind "
            "and hard to guess."
        ) % {"length": least_length(self.user)}
        self.fields["new_password2"].label = _("New password, once more")
        self.fields["new_password2"].help_text = ""


class PasswordChangeForm(SetPasswordForm, DjangoPasswordChangeForm):
    field_order = ["old_password", "new_password1", "new_password2"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = _("Your password now")
        self.fields["old_password"].widget.attrs.pop("autofocus", None)


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=30,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}
        ),
    )


class KeyForm(forms.Form):
    name = forms.CharField(
        label=_("A name by which you know this key"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    answer = forms.CharField(widget=forms.HiddenInput)
