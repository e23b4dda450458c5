"""What a return counts by, and as what it leaves the house."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Dimension(TextChoices):
    """The columns that tell the rows apart, in their order."""

    AUDIENCE = "audience", _("Audience")
    DEPARTMENT = "department", _("Department")
    REGION = "region", _("Region")
    SEX = "sex", _("Sex")
    COURSE = "course", _("Course")
    FORM = "form", _("Form of training")


class Figure(TextChoices):
    """The columns that count, in their order."""

    PERSONS = "persons", _("Persons")
    HOURS = "hours", _("Hours")
    PASSED = "passed", _("Passed")
    CERTIFICATES = "certificates", _("Certificates")
    GAIN = "gain", _("Gain, percentage points")


# Those that are added up where returns are joined.
ADDED = (Figure.PERSONS, Figure.HOURS, Figure.PASSED, Figure.CERTIFICATES)
# Beside each gain: how many persons took both tests. A gain of few is hidden as they are.
GAIN_OF = "gain_of"


class Format(TextChoices):
    JSON = "json", "JSON"
    CSV = "csv", "CSV"
    XLSX = "xlsx", "XLSX"
    DOCX = "docx", "DOCX"
    PDF = "pdf", "PDF"
