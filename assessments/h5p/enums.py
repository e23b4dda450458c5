"""Why an H5P package is refused, and what is said about one that is taken."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Refusal(TextChoices):
    """Why a whole package is refused."""

    NO_ARCHIVE = "no_archive", _("The file is no H5P package, or it is damaged.")
    TOO_LARGE = "too_large", _("The file, or a part of it, is too large.")
    TOO_MANY_PARTS = "too_many_parts", _("The file has too many parts.")
    COMPRESSION = "compression", _("A part is compressed more than any honest one.")
    PART_NAME = "part_name", _("A part has a name that leads elsewhere, misleads or is too long.")
    ALIKE_NAMES = "alike_names", _("Two parts have names that some systems take for one.")
    REPEATED_PART = "repeated_part", _("Two parts have the same name.")
    LINK = "link", _("A part is a link to another file.")
    ENCRYPTED = "encrypted", _("A part is encrypted.")
    MISSING_PART = "missing_part", _("A part is missing.")
    BROKEN_JSON = "broken_json", _("A part cannot be read.")
    TOO_DEEP = "too_deep", _("A part is nested too deep.")
    REPEATED_KEY = "repeated_key", _("An object in a part says the same thing twice.")
    MISSING_VALUE = "missing_value", _("A value is missing that must be there.")
    BAD_VALUE = "bad_value", _("A value cannot stand where it stands.")
    MAIN_LIBRARY = "main_library", _("The package does not say which version it is played with.")
    LIBRARIES_FOLDER = (
        "libraries_folder",
        _("The libraries are in a folder “libraries”; they belong at the top of the package."),
    )
    LIBRARY_FOLDER = "library_folder", _("The folder of a library has not the library's name.")
    REPEATED_LIBRARY = "repeated_library", _("The same version of a library is there twice.")
    CORE_API = "core_api", _("A library needs a newer version of H5P than this site has.")
    PATH_OUTSIDE = "path_outside", _("A path leads out of its library.")
    MISSING_FILE = "missing_file", _("A library lists a file that it does not have.")
    LANGUAGE_NAME = "language_name", _("A translation of a library is not named by a language.")
    FILE_TYPE = "file_type", _("A file is of a type that is not taken.")
    PROGRAM = "program", _("A file of the content could run as a program (HTML, SVG, script).")
    FILE_CONTENT = "file_content", _("A file of the content is not what its name says.")
    MISSING_LIBRARY = (
        "missing_library",
        _("A library is needed that is neither in the package nor installed."),
    )


class Remark(TextChoices):
    """What is said about a package that is taken."""

    LEFT_OUT = "left_out", _("A file beside the content and the libraries was left out.")
    NO_LIBRARIES = "no_libraries", _("The package has no libraries; the installed ones are used.")
    EDITOR_LIBRARY = "editor_library", _("A library for the editor is listed; it is not played.")
    MISSING_EDITOR_LIBRARY = (
        "missing_editor_library",
        _("A library that only the editor needs is missing."),
    )


class Fate(TextChoices):
    """What becomes of a library of a package."""

    NEW = "new", _("Installed")
    PATCHED = "patched", _("Takes the place of an older patch")
    KEPT = "kept", _("Left out: the installed one is the same or newer")
    IGNORED = "ignored", _("Left out: installing libraries is not permitted")
