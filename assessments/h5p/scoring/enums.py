"""How far a score is to be trusted, and why a statement is refused."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Verification(TextChoices):
    """How much of a score the server could work out again from the answers."""

    VERIFIED = "verified", _("Worked out again from all answers")
    PARTIAL = "partial", _("Worked out again from some answers")
    UNVERIFIED = "unverified", _("As the package in the browser says")


class Refusal(StrEnum):
    """Why a statement is refused. The player's script reads it, people never do."""

    TOO_LARGE = "too_large"
    TOO_DEEP = "too_deep"
    TOO_MANY = "too_many"
    BROKEN_JSON = "broken_json"
    NO_STATEMENT = "no_statement"
    UNKNOWN_VERB = "unknown_verb"
    BAD_ID = "bad_id"
    BAD_SUB_CONTENT = "bad_sub_content"
    BAD_RESPONSE = "bad_response"
    BAD_SCORE = "bad_score"
