"""What a learner thinks of a session or a course."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.services.evaluations import MARKS, QUESTIONS

WORDS = {1: _("1, not at all"), 3: _("3, partly"), 5: _("5, fully")}


class EvaluationForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        marks = [(mark, WORDS.get(mark, mark)) for mark in MARKS]
        for key, words in QUESTIONS.items():
            self.fields[key] = forms.TypedChoiceField(
                label=words, choices=marks, coerce=int, widget=forms.RadioSelect
            )
        self.fields["comment"] = forms.CharField(
            label=_("Anything else"),
            required=False,
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": 4}),
            help_text=_("Write nothing by which you or others can be recognised."),
        )

    @property
    def ratings(self) -> dict[str, int]:
        return {key: self.cleaned_data[key] for key in QUESTIONS}
