"""Filters of the academy's workspace."""

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.models import Academy, Cohort


class ReportFilterForm(forms.Form):
    cohort = forms.ModelChoiceField(
        Cohort.objects.none(), required=False, label=_("Cohort"), empty_label=_("All cohorts")
    )
    state = forms.ChoiceField(
        choices=[("", _("All")), ("completed", _("Completed")), ("open", _("Not completed"))],
        required=False,
        label=_("State"),
    )

    def set_academies(self, academies: "list[Academy]") -> None:
        self.fields["cohort"].queryset = Cohort.objects.filter(academy__in=academies)  # type: ignore[attr-defined]
