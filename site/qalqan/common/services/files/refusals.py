"""Why a file that somebody sends in is refused."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Refusal(TextChoices):
    TOO_LARGE = "too_large", _("The file is too large.")
    OTHER_TYPE = "other_type", _("The file is not what its name says, or of a kind not taken here.")
    NO_PICTURE = "no_picture", _("The picture cannot be read. Take a PNG, JPEG, GIF or WebP file.")
    TOO_MANY_PIXELS = "too_many_pixels", _("The picture has too many pixels. Make it smaller.")
    DAMAGED = (
        "damaged",
        _(
            "The document is damaged or encrypted. Open it, save it anew without a password, and"
            " take that."
        ),
    )
    COMPRESSION = "compression", _("The document unpacks to more than any honest one.")
    MACROS = "macros", _("The document carries macros or other programs. Save it without them.")
    OUTSIDE = (
        "outside",
        _(
            "The document loads something from elsewhere: a template, a picture, a file or data."
            " Put it into the document or break the link, and save the document anew."
        ),
    )
    OBJECT = (
        "object",
        _(
            "The document holds a file or a program as an object. Put a picture or the text of it"
            " there instead, and save the document anew."
        ),
    )
    COMMAND = (
        "command",
        _(
            "The document has a field or a formula that asks another program or another address"
            " (DDE and the like). Put its result there as text, and save the document anew."
        ),
    )
    PDF_ACTIONS = (
        "pdf_actions",
        _(
            "The PDF runs scripts, sends data or opens something by itself. Print it into a new"
            " PDF, and take that."
        ),
    )
    PDF_ATTACHMENTS = (
        "pdf_attachments",
        _(
            "The PDF carries files, films or sounds. Print it into a new PDF, and upload those"
            " files by themselves."
        ),
    )
    PDF_FORM = (
        "pdf_form",
        _(
            "The PDF is a form that is itself a program (XFA). Print it into a new PDF, and take"
            " that."
        ),
    )
    INTRICATE = (
        "intricate",
        _(
            "The document is too large or too intricate to be looked through. Save it in parts, or"
            " print it into a new PDF."
        ),
    )
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
