"""Files that people send in: no form takes one but through a field of these."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from qalqan.common.services.files import (
    FileError,
    accept_document,
    accept_file,
    accept_picture,
)

# A film of a quarter of an hour.
MOST_BYTES_OF_DOCUMENT = 200 * 2**20


class UploadField(forms.FileField):
    """A file for a reader of ours that trusts nothing in it, of `most_bytes` at most."""

    def __init__(self, *, most_bytes: int, **kwargs: Any) -> None:
        super().__init__(**{"label": _("File"), **kwargs})
        self.most_bytes = most_bytes

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        return _accepted(accept_file, file, self.most_bytes)


class PictureField(WagtailImageField):
    """Wagtail's, but the size is looked at before the whole file is searched for a line's end."""

    def to_python(self, data: Any) -> Any:
        if isinstance(data, UploadedFile):
            self.check_image_file_size(data)
        return super().to_python(data)


class PictureForm(BaseImageForm):
    """Under each of Wagtail's ways in for pictures: screens, several at once, choosers."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A form for the words of a picture has no file.
        if given := self.fields.get("file"):
            kept = {name: getattr(given, name) for name in ("label", "required", "widget")}
            self.fields["file"] = PictureField(**kept)

    def clean_file(self) -> Any:
        most = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
        return _accepted(accept_picture, self.cleaned_data["file"], most)


class DocumentForm(BaseDocumentForm):
    """Under each of Wagtail's ways in for documents."""

    def clean_file(self) -> Any:
        return _accepted(accept_document, self.cleaned_data["file"], MOST_BYTES_OF_DOCUMENT)


def _accepted(accept: Any, file: Any, most_bytes: int) -> Any:
    # A form that changes the title alone comes with the file that is there already.
    if not isinstance(file, UploadedFile):
        return file
    try:
        return accept(file, most_bytes=most_bytes)
    except FileError as error:
        raise ValidationError(str(error), code=error.code) from error
