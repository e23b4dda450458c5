"""Forms of the academy's workspace."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class EssayMarksForm(forms.Form):
    """A field for each criterion of the rubric, a comment, and a reason where marks change."""

    def __init__(
        self, *args: Any, criteria: list[tuple[str, str, int]], changes: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for number, (_name, text, most) in enumerate(criteria):
            label = _("%(criterion)s (0 to %(most)s points)") % {"criterion": text, "most": most}
            self.fields[f"criterion-{number}"] = forms.DecimalField(
                label=label, min_value=0, max_value=most, decimal_places=1
            )
        self.fields["comment"] = forms.CharField(
            label=_("Comment for the learner"),
            required=False,
            max_length=4000,
            widget=forms.Textarea(attrs={"rows": 4}),
        )
        if changes:
            self.fields["reason"] = forms.CharField(
                label=_("Why the marks change"),
                max_length=300,
                help_text=_("It stays for good: name no person here."),
            )

    @property
    def marks(self) -> dict[str, float]:
        """The points by criterion, as the rubric wants them."""
        return {
            name: float(self.cleaned_data[f"criterion-{number}"])
            for number, (name, _text, _most) in enumerate(self.criteria)
        }


class RemovalForm(forms.Form):
    reason = forms.CharField(
        label=_("Why the text is removed"),
        max_length=300,
        help_text=_("For example: it names a real person. Do not repeat the name here."),
    )


class ExtraTimeForm(forms.Form):
    percent = forms.IntegerField(
        label=_("Extra time in percent"),
        min_value=0,
        max_value=200,
        help_text=_("50 makes 30 minutes out of 20. 0 takes the extra time back."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("Only staff of the academy see it."),
    )
