"""Why a course file is refused, and what an import says about single records."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Refusal(TextChoices):
    """Why a whole file is refused, or a course cannot go out."""

    NO_ARCHIVE = "no_archive", _("The file is no course file, or it is damaged.")
    TOO_LARGE = "too_large", _("The file, or a part of it, is too large.")
    TOO_MANY_PARTS = "too_many_parts", _("The file has too many parts.")
    COMPRESSION = "compression", _("A part is compressed more than any honest one.")
    PART_NAME = "part_name", _("A part has a name that leads elsewhere, or no part of ours.")
    REPEATED_PART = "repeated_part", _("Two parts have the same name.")
    LINK = "link", _("A part is a link to another file.")
    ENCRYPTED = "encrypted", _("A part is encrypted.")
    MISSING_PART = "missing_part", _("A part is missing.")
    UNLISTED_PART = "unlisted_part", _("A part is not listed in the manifest.")
    DIGEST = "digest", _("A part is not the one that the manifest lists.")
    NEWER_FORMAT = "newer_format", _("The file comes from a newer version of Qalqan.")
    BROKEN_JSON = "broken_json", _("A part cannot be read.")
    TOO_DEEP = "too_deep", _("A part is nested too deep.")
    UNKNOWN_KIND = "unknown_kind", _("There is no such kind of record here.")
    UNKNOWN_FIELD = "unknown_field", _("There is no such field here.")
    UNKNOWN_BLOCK = "unknown_block", _("There is no such kind of block here.")
    UNKNOWN_LANGUAGE = "unknown_language", _("There is no such language here.")
    BAD_VALUE = "bad_value", _("A value cannot stand where it stands.")
    UNKNOWN_RECORD = "unknown_record", _("Something is referred to that is not in the file.")
    PICTURE = "picture", _("A picture cannot be read, or it is too large.")
    PACKAGE = "package", _("An H5P package cannot be taken.")
    DOCUMENT = "document", _("A document is of a kind that is not taken.")
    UNKNOWN_COURSE = "unknown_course", _("There is no such course.")
    NO_CATALOGUE = "no_catalogue", _("This site has no catalogue of courses yet.")
    LOST_FILE = "lost_file", _("The file of a picture or document is gone.")
    NOT_HELD = "not_held", _("A course file cannot hold what is referred to.")
    NOTHING_PUBLISHED = "nothing_published", _("The course has no published lesson.")


class Conflict(TextChoices):
    """Why something stays, or comes in, otherwise than the file has it."""

    DIFFERS = "differs", _("It says something else here, and stays as it is here.")
    PUBLISHED = "published", _("It is published here, and stays as it is here.")
    IN_REVIEW = "in_review", _("It is locked or under review here, and stays as it is here.")
    CHANGED_HERE = "changed_here", _("It was changed here after the file was made, and stays.")
    NOT_IN_FILE = "not_in_file", _("It is not in the file, and stays here.")
    NOT_HERE = "not_here", _("It leads to something that is not here; the link is left out.")
    CLEANED = "cleaned", _("Markup that the editor does not allow was removed.")
    NOT_PUBLISHED = "not_published", _("It could not be published and stays a draft.")


class Package(TextChoices):
    """What a course can go out as."""

    COURSE = "course", _("Course file, with drafts, for another site of this kind")
    SCORM = "scorm", _("SCORM 1.2 package, as published, for another learning system")
