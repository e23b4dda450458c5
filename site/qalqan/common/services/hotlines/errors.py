"""What cannot be done with a hotline, with the words that a screen says."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Problem(TextChoices):
    ALREADY_PROPOSED = "already_proposed", _("A proposal for this line waits for a second person.")
    NUMBER_TAKEN = "number_taken", _("Another line of the register has this number or address.")
    DECIDED = "decided", _("Somebody else has decided this proposal meanwhile.")
    SAME_PERSON = "same_person", _("You proposed this; another person has to confirm it.")
    PROPOSER_GONE = "proposer_gone", _("Nobody stands for this proposal now. Propose it anew.")
    NO_SOURCE = "no_source", _("A line needs a source before it is confirmed.")
    NO_OPERATOR = "no_operator", _("Say first who the operator is: describe the line.")
    IN_THE_FUTURE = "in_the_future", _("The call cannot lie in the future.")
    TOO_OLD = "too_old", _("The call was more than 7 days ago. Call again.")
    BEFORE_CHECK = "before_check", _("A later call is already recorded for this line.")
    NOT_ANSWERED = "not_answered", _("Only a call that was answered confirms a line.")
    UNNAMED_CALL = "unnamed_call", _("Say who answered, and in which language.")
    NOT_SHOWN = "not_shown", _("This line is not public. Propose it, for two people to confirm.")
    NO_REASON = "no_reason", _("Say why.")


class HotlineError(Exception):
    """`code` is one of Problem."""

    def __init__(self, code: Problem) -> None:
        super().__init__(code)
        self.code = code.value

    def __str__(self) -> str:
        return str(Problem(self.code).label)
