"""What is asked of who signs a return, and of who hands in another body's."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from courses.returns import services
from qalqan.common.forms.uploads import UploadField

MOST_BYTES = 5 * 2**20
REFUSALS = {
    "not_a_return": _("This is neither a return of Qalqan (JSON) nor its filled-in template."),
    "not_a_table": _("The workbook cannot be read. %(where)s"),
    "too_many_rows": _("The return has more than 5,000 rows."),
    "another_year": _("This return is of another year."),
    "not_a_number": _("A figure is not a whole number of 0 or more: %(where)s."),
    "not_a_text": _("A name is no text or too long: %(where)s."),
    "more_than_persons": _("More passed, or took both tests, than there are persons: %(where)s."),
    "hidden_figures": _(
        "Figures of this return are hidden, so it cannot be joined. Ask the body for the file "
        "that its own manager or operator downloads."
    ),
    "same_content": _("Two returns hold the same figures: %(where)s."),
}


def refusal(error: services.MergeError) -> str:
    return str(REFUSALS[error.code]) % {"where": error.where}


class SignOffForm(forms.Form):
    signed_by = forms.CharField(max_length=200, label=_("Full name of who signs"))
    signed_as = forms.CharField(max_length=200, label=_("Office of who signs"))
    # The digest of the figures that the page showed: what is signed is what was seen.
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class BodyForm(forms.Form):
    body = forms.CharField(max_length=300, label=_("Name of a body that owes its figures"))


class InputForm(forms.Form):
    body = forms.CharField(max_length=300, label=_("Name of the body"))
    file = UploadField(
        most_bytes=MOST_BYTES,
        label=_("Its return"),
        help_text=_("JSON from another installation, or the filled-in template (XLSX)."),
    )

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.year = year

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        content = file.read()
        try:
            self.figures = services.read(content, where=file.name or "")
        except services.MergeError as error:
            raise ValidationError(refusal(error)) from error
        if self.figures["year"] != self.year:
            raise ValidationError(REFUSALS["another_year"])
        return file
