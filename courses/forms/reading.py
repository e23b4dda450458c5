"""What a learner writes while reading, and what an author answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.enums import ReportState
from courses.services.notes import LONGEST
from qalqan.accounts.models import User


class NoteField(forms.CharField):
    def to_python(self, value: str | None) -> str:
        # A zero byte says nothing, and PostgreSQL takes none.
        return (super().to_python(value) or "").replace("\0", "")


class NoteForm(forms.Form):
    block = forms.CharField(max_length=36, required=False)
    text = NoteField(max_length=LONGEST, required=False, strip=False)


class ErrorReportForm(forms.Form):
    block = forms.ChoiceField(label=_("Where is it?"), required=False)
    text = forms.CharField(
        label=_("What is wrong?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Write no names of people and nothing of a real case."),
    )

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        """`places` are the blocks of a lesson by id; none where the place is known."""
        super().__init__(*args, **kwargs)
        if places:
            self.fields["block"].choices = [("", _("The whole lesson")), *places]  # type: ignore[attr-defined]
        else:
            del self.fields["block"]


class ErrorAnswerForm(forms.Form):
    state = forms.ChoiceField(
        label=_("What became of it"),
        choices=[
            (state.value, state.label) for state in (ReportState.MENDED, ReportState.DECLINED)
        ],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Answer to the learner"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In the language of the report."),
    )


class ReadingForm(forms.ModelForm):
    """How this person reads; it holds on every device on which they sign in."""

    class Meta:
        model = User
        fields = ["text_size", "saves_data", "less_motion"]
        widgets = {"text_size": forms.RadioSelect}
