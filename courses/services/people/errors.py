"""What cannot be done with people, with the words that a screen says."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Problem(TextChoices):
    HAS_ROLE = "has_role", _("This person has a role; an administrator changes their account.")
    PRIVATE_ACCOUNT = (
        "private_account",
        _("An administrator changes the address of people whose scores managers do not see."),
    )
    SAME_ACCOUNT = "same_account", _("This is the same account.")
    PRIVATE_RESULTS = (
        "private_results",
        _("Managers do not see the scores of the other account: keep that one, and drop this."),
    )
    ALREADY_MERGED = "already_merged", _("One of the accounts was merged or erased before.")
    EMAIL_TAKEN = "email_taken", _("Another account has this address.")
    NO_KEY = "no_key", _("A person needs an e-mail address or a sign-in code.")
    UNKNOWN = "unknown", _("There is no such invitation. Check the code with your academy.")
    EXPIRED = "expired", _("This invitation has ended. Ask your academy for a new one.")
    CLOSED = "closed", _("Your academy has closed this invitation.")
    LINK_OVER = (
        "link_over",
        _("This link no longer works. Open the invitation again and ask for a new letter."),
    )
    FULL = "full", _("As many people as it was made for have joined by this invitation.")


class PeopleError(Exception):
    """`code` is one of Problem."""

    def __init__(self, code: Problem) -> None:
        super().__init__(code)
        self.code = code.value

    def __str__(self) -> str:
        return str(Problem(self.code).label)
