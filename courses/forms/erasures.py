"""What is asked before an account is erased, and what is said where it is not."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from qalqan.accounts.models import User


class ErasureRequestForm(forms.Form):
    """The password: whoever finds a computer unlocked asks for nothing in another's name."""

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: object, person: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.person = person

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if not self.person.check_password(password):
            raise ValidationError(_("This is not your password."))
        return password


class RefusalForm(forms.Form):
    answer = forms.CharField(
        label=_("Why the account stays"),
        max_length=1000,
        help_text=_("The person reads this. Name the rule that asks for it."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
