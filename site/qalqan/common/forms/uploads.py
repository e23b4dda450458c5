"""A file that a person sends in, as large as its kind may be."""

from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _


class UploadForm(forms.Form):
    """What forms for files have in common; each says its `most_bytes`."""

    most_bytes: ClassVar[int]

    file = forms.FileField(label=_("File"))

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if file.size is None or file.size > self.most_bytes:
            raise ValidationError(_("The file is too large."))
        return file
