"""Forms around certificates: a surname to compare, a search, a reason to revoke."""

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.enums import CertificateState


class SurnameForm(forms.Form):
    surname = forms.CharField(
        label=_("Surname on the certificate"),
        max_length=150,
        help_text=_("Capital letters, hyphens, ё and Kazakh letters make no difference."),
    )


class CertificateSearchForm(forms.Form):
    STATES = [
        ("", _("All")),
        *((state.value, state.label) for state in CertificateState if state != "unknown"),
    ]

    search = forms.CharField(label=_("Name or number"), max_length=150, required=False)
    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)


class ReasonForm(forms.Form):
    because = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("Kept with the certificate; the public page does not show it."),
    )
