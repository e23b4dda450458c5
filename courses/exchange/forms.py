"""What a person chooses before a course comes in or goes out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.exchange.enums import Package
from courses.exchange.formats.archive import MOST_BYTES
from courses.models import CoursePage
from qalqan.common.forms.uploads import UploadField
from qalqan.common.languages import LANGUAGES, OWN_NAMES


class ImportForm(forms.Form):
    file = UploadField(
        most_bytes=MOST_BYTES,
        label=_("Course file"),
        help_text=_("A file of the kind .qalqan-course."),
    )


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
