"""Why a file that somebody sends in is refused."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Refusal(TextChoices):
    TOO_LARGE = "too_large", _("The file is too large.")
    OTHER_TYPE = "other_type", _("The file is not what its name says, or of a kind not taken here.")
    NO_PICTURE = "no_picture", _("The picture cannot be read. Take a PNG, JPEG, GIF or WebP file.")
    TOO_MANY_PIXELS = "too_many_pixels", _("The picture has too many pixels. Make it smaller.")
    DAMAGED = "damaged", _("The document is damaged or encrypted.")
    COMPRESSION = "compression", _("The document unpacks to more than any honest one.")
    MACROS = "macros", _("The document carries macros or other programs. Save it without them.")
    VIRUS = "virus", _("The virus scanner found something in the file.")
    NOT_SCANNED = (
        "not_scanned",
        _("The virus scanner does not answer, so no file can be taken now. Try again later."),
    )


class FileError(Exception):
    """A file is not taken; `code` is one of Refusal."""

    def __init__(self, code: Refusal) -> None:
        super().__init__(code)
        self.code = code.value

    def __str__(self) -> str:
        return str(Refusal(self.code).label)
