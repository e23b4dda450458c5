"""What an auditor asks the chain for."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from qalqan.common.enums import AuditAction
from qalqan.common.forms.days import DayField
from qalqan.common.services.auditing import Filters
from qalqan.common.services.auditing.words import KINDS

NUMBERS = RegexValidator(r"^[\w.\-]+$")


class AuditFilterForm(forms.Form):
    """What makes no sense counts as not chosen."""

    action = forms.ChoiceField(
        choices=[("", _("All")), *AuditAction.choices], required=False, label=_("Action")
    )
    kind = forms.ChoiceField(
        choices=[("", _("All")), *KINDS.items()], required=False, label=_("About")
    )
    number = forms.CharField(
        max_length=80, required=False, label=_("Its number"), validators=[NUMBERS]
    )
    actor = forms.IntegerField(
        min_value=1, max_value=2**63 - 1, required=False, label=_("Number of the account")
    )
    since = DayField(required=False, label=_("First day"))
    until = DayField(required=False, label=_("Last day"))

    @property
    def filters(self) -> Filters:
        self.is_valid()
        return Filters(**self.cleaned_data)
