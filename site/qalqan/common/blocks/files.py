"""Documents in pages: one, or one a language, of the kinds that a browser plays by itself."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail import blocks

from qalqan.common.blocks.choosing import DocumentChooser
from qalqan.common.blocks.webvtt import WebVttError, cues
from qalqan.common.formats.beginnings import begins_as
from qalqan.common.languages import LANGUAGES, OWN_NAMES, fallback_chain

CAPTIONS_LIMIT = 1024 * 1024


class MediaChooser(DocumentChooser):
    """A document that is what its extension says; `extensions` are those allowed."""

    def __init__(self, *, extensions: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.extensions = extensions

    def clean(self, value: Any) -> Any:
        document = super().clean(value)
        if document is not None:
            check_file(document, self.extensions)
        return document


def check_file(document: Any, extensions: tuple[str, ...]) -> None:
    """Refuse a file of another type, or one whose content is not what its name says."""
    extension = document.file_extension.lower()
    if extension not in extensions:
        allowed = ", ".join(extensions)
        raise ValidationError(_("Choose a file of the type %(types)s.") % {"types": allowed})
    content = _content(document)
    if extension == "vtt":
        try:
            cues(content)
        except WebVttError as error:
            raise ValidationError(str(error), code=error.code) from error
        return
    if not begins_as(extension, content):
        raise ValidationError(
            _("The content of %(file)s is not %(type)s.")
            % {"file": document.filename, "type": extension}
        )


def _content(document: Any) -> bytes:
    try:
        with document.open_file() as stream:
            return bytes(stream.read(CAPTIONS_LIMIT))
    except OSError as error:
        raise ValidationError(_("The file is missing in the store.")) from error


class FilesValue(blocks.StructValue):
    """A file in up to three languages."""

    def in_languages(self) -> list[tuple[str, str, Any]]:
        """The languages that have one: code, own name, document."""
        return [(code, OWN_NAMES[code], self[code]) for code in LANGUAGES if self.get(code)]

    def nearest(self) -> tuple[str, str, Any] | None:
        """The file in the active language, or in the first of its chain that has one."""
        chain = fallback_chain(get_language() or LANGUAGES[0])
        return next(((code, OWN_NAMES[code], self[code]) for code in chain if self.get(code)), None)


class FilesBlock(blocks.StructBlock):
    """A document for each language; `extensions` None lets any document be chosen."""

    def __init__(
        self, *, extensions: tuple[str, ...] | None = None, required: bool = True, **kwargs: Any
    ) -> None:
        children = [(code, self._chooser(extensions, label=OWN_NAMES[code])) for code in LANGUAGES]
        super().__init__(children, required=required, **kwargs)

    def _chooser(self, extensions: tuple[str, ...] | None, label: str) -> DocumentChooser:
        if extensions is None:
            return DocumentChooser(required=False, label=label)
        return MediaChooser(extensions=extensions, required=False, label=label)

    def clean(self, value: FilesValue) -> FilesValue:
        cleaned: FilesValue = super().clean(value)
        is_needed = self.meta.required and not self.is_deferred_validation
        if is_needed and not cleaned.in_languages():
            empty = ValidationError(_("Choose a file for one language at least."))
            raise blocks.StructBlockValidationError(block_errors={LANGUAGES[0]: empty})
        return cleaned

    class Meta:
        value_class = FilesValue
        form_classname = "struct-block tr-block"
