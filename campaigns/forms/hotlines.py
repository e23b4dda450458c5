"""What stewards write into the hotline register."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.services.lint.contacts import contacts_in
from qalqan.common.enums import CallOutcome
from qalqan.common.formats.countries import is_country
from qalqan.common.languages import LANGUAGES, OWN_NAMES, SPOKEN_NAMES
from qalqan.common.models import Hotline
from qalqan.common.services import hotlines

LANGUAGE_CHOICES = list(SPOKEN_NAMES.items())


class LineForm(forms.ModelForm[Hotline]):
    """A part of a line; the service stores it, never the form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            base, _separator, code = name.rpartition("_")
            if base and code in LANGUAGES:
                field.label = f"{Hotline.label_of(base).capitalize()} – {OWN_NAMES[code]}"


class ProposalForm(LineForm):
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What the second person should know."),
    )

    class Meta:
        model = Hotline
        fields = ["number", "kind", "source", *(f"dialling_{code}" for code in LANGUAGES)]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].required = True


class CountriesField(forms.CharField):
    """Codes separated by commas; a list of them."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        codes = (super().to_python(value) or "").upper().replace(",", " ").split()
        if wrong := [code for code in codes if not is_country(code)]:
            said = _("There is no country with the code %(codes)s.")
            raise ValidationError(said % {"codes": ", ".join(wrong)})
        return codes


class DescriptionForm(LineForm):
    languages = forms.MultipleChoiceField(
        label=_("Languages that answer"),
        choices=LANGUAGE_CHOICES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only those that somebody heard on a call."),
    )
    countries = CountriesField(
        label=_("Countries it is meant for"),
        help_text=_("Two-letter codes separated by commas, such as KZ, UZ."),
    )

    class Meta:
        model = Hotline
        fields = hotlines.DESCRIBED_FIELDS
        widgets = {
            f"{name}_{code}": forms.Textarea(attrs={"rows": 3})
            for name in ("audiences", "police_link")
            for code in LANGUAGES
        }

    def clean(self) -> dict[str, Any]:
        """A number typed into the hours would be a number that nobody has called."""
        data: dict[str, Any] = super().clean() or {}
        for name, value in list(data.items()):
            if isinstance(value, str) and (found := contacts_in(value)):
                said = _("Leave out “%(found)s”: numbers and addresses stand in their own field.")
                self.add_error(name, said % {"found": found[0]})
        return data


class CallForm(forms.Form):
    """The call, or the message that was answered."""

    called_at = forms.DateTimeField(
        label=_("When you called"),
        initial=timezone.localtime,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    call_language = forms.ChoiceField(label=_("Language of the call"), choices=LANGUAGE_CHOICES)
    answered_by = forms.CharField(
        label=_("Who answered"),
        max_length=120,
        help_text=_("The service as it named itself, not the name of the person."),
    )
    note = forms.CharField(
        label=_("Note"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def call(self) -> hotlines.Call:
        """Raises HotlineError."""
        return hotlines.Call(**self.cleaned_data)


class CheckForm(CallForm):
    outcome = forms.TypedChoiceField(
        label=_("Outcome"),
        choices=CallOutcome.choices,
        coerce=CallOutcome,
        widget=forms.RadioSelect,
    )
    field_order = ["called_at", "outcome"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Nobody answered, so nobody can be named.
        self.fields["answered_by"].required = False


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
