"""What a list may hold, and why a list or one of its rows is rejected."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ListKind(TextChoices):
    LEARNERS = "learners", _("People who learn")
    SESSIONS = "sessions", _("Taught events and who attended")


class Column(TextChoices):
    """The names of columns in files of our own; others are guessed by their words."""

    LAST_NAME = "last_name", _("Surname")
    FIRST_NAME = "first_name", _("First name")
    PATRONYMIC = "patronymic", _("Patronymic")
    FULL_NAME = "full_name", _("Full name, surname first")
    EMAIL = "email", _("E-mail address")
    SIGN_IN_CODE = "sign_in_code", _("Sign-in code")
    SERVICE_NUMBER = "service_number", _("Service number")
    AUDIENCE = "audience", _("Audience")
    DEPARTMENT = "department", _("Department")
    REGION = "region", _("Region")
    POSITION = "position", _("Position at work")
    SEX = "sex", _("Sex")
    LANGUAGE = "language", _("Language")
    COURSE = "course", _("Course or title of the event")
    DATE = "date", _("Date, or first day")
    ENDS_ON = "ends_on", _("Last day")
    HOURS = "hours", _("Academic hours")
    FORM = "form", _("Form of training")
    COHORT = "cohort", _("Cohort")
    PASSED = "passed", _("Passed")
    EVIDENCE = "evidence", _("Evidence")


class RowState(TextChoices):
    """What becomes of a row; never stored."""

    CREATED = "created", _("New person")
    ENROLLED = "enrolled", _("Added")
    CHANGED = "changed", _("Changed")
    UNCHANGED = "unchanged", _("Unchanged")
    REJECTED = "rejected", _("Rejected")


class Refusal(TextChoices):
    """Why a whole list is refused, though it is a table."""

    NO_HEADER = "no_header", _("No row of the file names its columns.")
    MISSING_COLUMNS = "missing_columns", _("Columns are missing: %(value)s.")
    REPEATED_COLUMN = "repeated_column", _("Two columns are both “%(value)s”.")
    BAD_COHORT = "bad_cohort", _("“%(value)s” cannot be the name of a cohort.")
    NO_ROWS = "no_rows", _("The file has a header and no rows.")


class Reason(TextChoices):
    """Why a row is rejected."""

    NO_NAME = "no_name", _("The surname or the first name is missing.")
    BROKEN_NAME = (
        "broken_name",
        _("“%(value)s” cannot be a name: letters were lost, or the encoding is another."),
    )
    LONG_NAME = "long_name", _("A name is longer than 150 characters.")
    LONG_VALUE = "long_value", _("%(column)s: too long.")
    UNPRINTABLE = "unprintable", _("%(column)s: there are signs that cannot be printed.")
    FORMULA = "formula", _("%(column)s: there is a formula, which is not taken.")
    TOO_MANY_CELLS = "too_many_cells", _("The row has more cells than the header.")
    BAD_EMAIL = "bad_email", _("“%(value)s” is no e-mail address.")
    BAD_CODE = "bad_code", _("“%(value)s” is no sign-in code: 4 to 20 Latin letters and digits.")
    UNKNOWN_TERM = "unknown_term", _("%(column)s: “%(value)s” is not known. Known: %(allowed)s.")
    REPEATED = "repeated", _("The same person is in row %(value)s.")
    AMBIGUOUS = (
        "ambiguous",
        _(
            "One of these may be meant: %(allowed)s. Write that address or code into the row, or "
            "add a new person by hand."
        ),
    )
    OTHER_NAME = (
        "other_name",
        _("This address, code or number belongs to a person with another surname."),
    )
    CONTRADICTION = "contradiction", _("The address and the code belong to different people.")
    INVITE = (
        "invite",
        _("A list cannot take this person in. Send them an invitation, which they accept."),
    )
    HAS_ROLE = "has_role", _("This person has a role here; their account is not changed by a list.")
    CLOSED_ACCOUNT = "closed_account", _("This person’s account is closed.")
    NO_COURSE = "no_course", _("The course or the title of the event is missing.")
    BAD_DATE = "bad_date", _("“%(value)s” is no date. Write it as 31.12.2026 or 2026-12-31.")
    FUTURE_DATE = "future_date", _("The event is yet to come: %(value)s.")
    ENDS_BEFORE = "ends_before", _("The last day is before the first.")
    BAD_HOURS = "bad_hours", _("“%(value)s” cannot be the number of hours in these days.")
    OTHER_HOURS = "other_hours", _("The same event has other hours here: %(value)s.")
    OTHERWISE = "otherwise", _("It is recorded otherwise here: passed or not passed.")
