"""Accounts and profiles of the people of an academy: added and changed."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from courses.enums import Sex
from courses.models import Cohort, Department, Position
from qalqan.common.formats import names
from qalqan.common.languages import LANGUAGES, OWN_NAMES
from qalqan.common.models import Audience, Region

BAD_NAMES = {
    "long": _("At most 150 characters."),
    "broken": _("Write letters, blanks, dashes and apostrophes alone."),
}
ACCOUNT = ("last_name", "first_name", "email", "language")


class NameField(forms.CharField):
    def clean(self, value: Any) -> str:
        try:
            return names.cleaned(super().clean(value))
        except names.BadNameError as error:
            raise ValidationError(BAD_NAMES[error.code]) from error


class AccountForm(forms.Form):
    last_name = NameField(label=_("Surname"))
    first_name = NameField(label=_("First name and patronymic"))
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("Without one the person gets a code to sign in with."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=[(code, OWN_NAMES[code]) for code in LANGUAGES]
    )

    @property
    def account(self) -> dict[str, Any]:
        given = {name: self.cleaned_data[name] for name in ACCOUNT}
        return {**given, "email": given["email"].lower() or None}


class PersonForm(AccountForm):
    department = forms.ModelChoiceField(
        Department.objects.none(), required=False, label=_("Department"), empty_label=_("None")
    )
    audience = forms.ModelChoiceField(
        Audience.objects.all(), required=False, label=_("Audience"), empty_label=_("None")
    )
    position = forms.ModelChoiceField(
        Position.objects.all(), required=False, label=_("Position at work"), empty_label=_("None")
    )
    region = forms.ModelChoiceField(
        Region.objects.all(), required=False, label=_("Region"), empty_label=_("None")
    )
    sex = forms.ChoiceField(
        label=_("Sex"), choices=[("", _("Not stated")), *Sex.choices], required=False
    )
    service_number = forms.CharField(
        label=_("Service number"),
        max_length=40,
        required=False,
        help_text=_("For the academy’s own lists; nobody else sees it."),
    )

    def __init__(self, *args: Any, departments: QuerySet[Department], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].queryset = departments  # type: ignore[attr-defined]

    @property
    def profile(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in ACCOUNT}


class NewPersonForm(PersonForm):
    """With the cohort that the person joins at once."""

    cohort = forms.ModelChoiceField(
        Cohort.objects.none(), required=False, label=_("Cohort"), empty_label=_("None")
    )

    def __init__(self, *args: Any, cohorts: QuerySet[Cohort], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cohort"].queryset = cohorts  # type: ignore[attr-defined]

    @property
    def profile(self) -> dict[str, Any]:
        return {name: value for name, value in super().profile.items() if name != "cohort"}
