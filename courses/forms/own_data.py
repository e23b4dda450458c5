"""What people correct about themselves, and what they ask to be corrected."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from qalqan.accounts.models import User
from qalqan.accounts.services.password_mail import mail_available


class ContactForm(forms.ModelForm[User]):
    """E-mail address and language; the address opens the account, so it asks for the password."""

    password = forms.CharField(
        label=_("Your password"),
        required=False,
        strip=False,
        max_length=200,
        help_text=_("Only where you change the e-mail address."),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    class Meta:
        model = User
        fields = ("email", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not mail_available():
            # Nobody could prove here whose it is; the academy knows the person.
            self.fields["email"].disabled = True
            self.fields["email"].help_text = _(
                "This site sends no letters: your academy or an administrator changes the address."
            )
            del self.fields["password"]

    def clean_email(self) -> str | None:
        email = (self.cleaned_data["email"] or "").strip().lower() or None
        if email is None and not self.instance.sign_in_code:
            raise ValidationError(_("Without a sign-in code you need an e-mail address."))
        if email and User.objects.with_address(email).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("This address cannot be used here."))
        return email

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        changes_email = "email" in data and data["email"] != self.initial["email"]
        if changes_email and not self._knows_password(data.get("password", "")):
            self.add_error("password", _("This is not your password."))
        return data

    def _knows_password(self, password: str) -> bool:
        return User.objects.get(pk=self.instance.pk).check_password(password)


class NameRequestForm(forms.Form):
    last_name = forms.CharField(label=_("Last name"), max_length=150)
    first_name = forms.CharField(label=_("First name"), max_length=150, required=False)
