"""What goes with a change that every learner needs."""

from django import forms

from qalqan.common.languages import OWN_NAMES


class ForAllForm(forms.Form):
    """What learners are told who are moved to the newest version in the middle."""

    kk = forms.CharField(label=OWN_NAMES["kk"], widget=forms.Textarea(attrs={"rows": 2}))
    ru = forms.CharField(label=OWN_NAMES["ru"], widget=forms.Textarea(attrs={"rows": 2}))
    en = forms.CharField(label=OWN_NAMES["en"], widget=forms.Textarea(attrs={"rows": 2}))
