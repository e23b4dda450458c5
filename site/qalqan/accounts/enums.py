"""Roles. A role is a Django group of the same name; what it may do is granted in one place."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    ACADEMY_MANAGER = "academy_manager", _("Academy manager")
    TUTOR = "tutor", _("Tutor")
    AUTHOR = "author", _("Author")
    TRANSLATOR = "translator", _("Translator")
    LEGAL_REVIEWER = "legal_reviewer", _("Legal reviewer")
    PUBLISHER = "publisher", _("Publisher")
    STEWARD = "steward", _("Hotline steward")
    REGIONAL_COORDINATOR = "regional_coordinator", _("Regional coordinator")
    OBSERVER = "observer", _("Ministry observer")
    AUDITOR = "auditor", _("Auditor")


EDITORIAL_ROLES = (
    Role.AUTHOR,
    Role.TRANSLATOR,
    Role.LEGAL_REVIEWER,
    Role.PUBLISHER,
    Role.STEWARD,
)
