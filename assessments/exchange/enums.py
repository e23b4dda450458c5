"""What files can be called, and what is said about what is in them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FileFormat(TextChoices):
    GIFT = "gift", "GIFT"
    AIKEN = "aiken", "Aiken"
    MOODLE_XML = "moodlexml", "Moodle XML"


class Refusal(TextChoices):
    """Why a whole file is refused."""

    NOT_UTF8 = "not_utf8", _("The file is not in UTF-8.")
    TOO_LARGE = "too_large", _("The file is too large.")
    WRONG_FORMAT = "wrong_format", _("The file is in another format.")
    BROKEN_XML = "broken_xml", _("The XML is broken.")
    DTD = "dtd", _("A document type or an entity is declared, which can do harm.")
    TOO_DEEP = "too_deep", _("Elements are nested too deep.")
    TOO_MANY_ELEMENTS = "too_many_elements", _("One question has too many elements.")
    OPEN_BRACE = "open_brace", _("A brace has no counterpart.")
    OPEN_NAME = "open_name", _("The name of a question has no end.")
    UNFINISHED = "unfinished", _("A question has no options or no line “ANSWER:”.")


class Reason(TextChoices):
    """Why one item cannot come in, or cannot go out."""

    NO_PROMPT = "no_prompt", _("It has no question text.")
    NO_OPTION_TEXT = "no_option_text", _("An option has no text.")
    TOO_LONG = "too_long", _("A text is too long.")
    TOO_MANY_PARTS = "too_many_parts", _("It has too many options or parts.")
    TOO_FEW_PARTS = "too_few_parts", _("It has too few options or parts.")
    POINTS = "points", _("Its points are no whole number from 1 to 100.")
    NO_RIGHT_ANSWER = "no_right_answer", _("No answer is right.")
    TWO_RIGHT_ANSWERS = "two_right_answers", _("Several answers are right where one can be.")
    PARTLY_RIGHT = "partly_right", _("Answers that are partly right cannot be represented.")
    PENALTY = "penalty", _("A wrong answer costs points, which cannot be represented.")
    UNEQUAL_WEIGHTS = "unequal_weights", _("Right answers have different weights.")
    WEIGHT = "weight", _("The weight of an answer cannot be read.")
    WILDCARD = "wildcard", _("An answer with * stands for many answers.")
    NUMBER = "number", _("A number cannot be read.")
    UNITS = "units", _("Its units cannot be represented.")
    MATCHING = "matching", _("The pairs cannot be read.")
    TWO_ANSWERS = "two_answers", _("It has more than one group of answers.")
    BLANKS = "blanks", _("A blank cannot be represented.")
    BLANK_LANGUAGES = (
        "blank_languages",
        _("Blanks or their order differ between languages."),
    )
    FILES_ONLY = "files_only", _("It is answered with files alone.")
    PICTURE = "picture", _("A picture cannot be read.")
    PICTURE_IN_OPTION = "picture_in_option", _("A picture stands in an option.")
    UNKNOWN_KIND = "unknown_kind", _("There is no such kind of question here.")
    FAULT = "fault", _("It cannot be asked like this.")
    REPEATED = "repeated", _("The same question stands earlier in the file.")
    REVIEWED = "reviewed", _("The question is in use and says something else.")
    KIND_NOT_HELD = "kind_not_held", _("The format has no such kind of question.")
    GRADING_NOT_HELD = "grading_not_held", _("The format has no such way of marking.")
    CRITICAL_NOT_HELD = "critical_not_held", _("The format has no critical answers.")
    PICTURES_NOT_HELD = "pictures_not_held", _("The format has no pictures.")
    LANGUAGES_NOT_HELD = "languages_not_held", _("The format has one language, and it has others.")
    TEXT_NOT_HELD = "text_not_held", _("A text would be read as something else in the format.")


class Remark(TextChoices):
    """What is different after an item has come in or gone out."""

    FORMATTING = "formatting", _("Formatting was left out.")
    TABLE = "table", _("A table became lines of text.")
    FORMULA = "formula", _("A formula stands as it was typed.")
    MARKDOWN = "markdown", _("Markdown stands as it was typed.")
    MEDIA = "media", _("Sound, video or an embedded page was left out.")
    LINK = "link", _("The address of a link was left out.")
    PICTURE_ELSEWHERE = "picture_elsewhere", _("A picture that is not in the file was left out.")
    FEEDBACK_PICTURE = "feedback_picture", _("A picture in feedback was left out.")
    OTHER_LANGUAGE = "other_language", _("A text in a language that is not used here was left out.")
    FEEDBACK_MOVED = "feedback_moved", _("Feedback on the right answer became the explanation.")
    FEEDBACK_LEFT_OUT = "feedback_left_out", _("Some feedback was left out.")
    HINTS = "hints", _("Hints were left out.")
    CASE = "case", _("Capital and small letters count as the same.")
    GRADING = "grading", _("The share for a partly right order follows another rule.")
    ALL_SHOWN = "all_shown", _("All options are shown, not a part of them.")
    ATTACHMENTS = "attachments", _("Files cannot be handed in.")
    POINTS = "points", _("Its points were left out.")
    CITATIONS = "citations", _("Its sources were left out.")
    LENGTH = "length", _("The longest length was left out.")
    ANSWER_LANGUAGES = "answer_languages", _("Accepted answers no longer say their language.")
