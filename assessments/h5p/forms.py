"""What a person hands in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.h5p.formats import MOST_BYTES
from qalqan.common.forms.uploads import UploadField


class PackageForm(forms.Form):
    file = UploadField(
        most_bytes=MOST_BYTES,
        label=_("H5P package"),
        help_text=_("A file of the kind .h5p."),
        widget=forms.FileInput(attrs={"accept": ".h5p"}),
    )
