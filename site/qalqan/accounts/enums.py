"""Roles. A role is a Django group of the same name; what it may do is granted in one place."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from qalqan.common.languages import LANGUAGES


class Role(TextChoices):
    ACADEMY_MANAGER = "academy_manager", _("Academy manager")
    TUTOR = "tutor", _("Tutor")
    GUEST_TRAINER = "guest_trainer", _("Guest trainer")
    AUTHOR = "author", _("Author")
    TRANSLATOR_KK = "translator_kk", _("Translator into Kazakh")
    TRANSLATOR_RU = "translator_ru", _("Translator into Russian")
    TRANSLATOR_EN = "translator_en", _("Translator into English")
    REVIEWER_KK = "reviewer_kk", _("Reviewer of Kazakh texts")
    REVIEWER_RU = "reviewer_ru", _("Reviewer of Russian texts")
    REVIEWER_EN = "reviewer_en", _("Reviewer of English texts")
    LEGAL_REVIEWER = "legal_reviewer", _("Legal reviewer")
    PUBLISHER = "publisher", _("Publisher")
    STEWARD = "steward", _("Hotline steward")
    REGIONAL_COORDINATOR = "regional_coordinator", _("Regional coordinator")
    OBSERVER = "observer", _("Ministry observer")
    AUDITOR = "auditor", _("Auditor")


TRANSLATORS = {code: Role(f"translator_{code}") for code in LANGUAGES}
LANGUAGE_REVIEWERS = {code: Role(f"reviewer_{code}") for code in LANGUAGES}
EDITORIAL_ROLES = (
    Role.AUTHOR,
    *TRANSLATORS.values(),
    *LANGUAGE_REVIEWERS.values(),
    Role.LEGAL_REVIEWER,
    Role.PUBLISHER,
    Role.STEWARD,
)


class TextSize(TextChoices):
    NORMAL = "normal", _("Normal")
    LARGE = "large", _("Large")
    LARGEST = "largest", _("Very large")
