"""What a person chooses before a course comes in or goes out."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from courses.exchange.enums import Package, Refusal
from courses.exchange.formats.archive import MOST_BYTES
from courses.models import CoursePage
from qalqan.common.languages import LANGUAGES, OWN_NAMES


class ImportForm(forms.Form):
    file = forms.FileField(
        label=_("Course file"), help_text=_("A file of the kind .qalqan-course.")
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if file.size is None or file.size > MOST_BYTES:
            raise ValidationError(Refusal.TOO_LARGE.label)
        return file


class ExportForm(forms.Form):
    course: forms.ModelChoiceField[CoursePage] = forms.ModelChoiceField(
        CoursePage.objects.order_by("path"), to_field_name="slug", label=_("Course")
    )
    package = forms.ChoiceField(
        choices=Package.choices,
        widget=forms.RadioSelect,
        initial=Package.COURSE,
        label=_("What goes out"),
    )
    language = forms.ChoiceField(
        choices=[(code, OWN_NAMES[code]) for code in LANGUAGES],
        label=_("Language"),
        help_text=_("Of a SCORM package; a course file holds all languages."),
    )
