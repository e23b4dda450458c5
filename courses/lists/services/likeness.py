"""Whether a row may mean somebody of its name, or of its service number, who is known here."""

from dataclasses import dataclass
from enum import Enum

from courses.lists.services.person import Person
from qalqan.accounts.models import User


class Likeness(Enum):
    SAME = "same"
    UNSURE = "unsure"
    OTHER = "other"


@dataclass(frozen=True)
class Candidate:
    """An account of the academy; `department` is the id of today's, None where it is not said."""

    user: User
    number: str
    department: int | None


def of_number(known: Candidate, person: Person) -> Likeness:
    """One number is one person, unless they would have two addresses."""
    return Likeness.UNSURE if _differ(known.user.email, person.email) else Likeness.SAME


def of_name(known: Candidate, person: Person) -> Likeness:
    """What only one of the two says fits; what both say tells namesakes apart."""
    user = known.user
    if _differ(known.number, person.service_number) or _differ(user.email, person.email):
        return Likeness.OTHER
    if _differ(known.department, person.department) or _differ(
        user.sign_in_code, person.sign_in_code
    ):
        # In one file these are two people; an older record may be of the time before a transfer.
        return Likeness.UNSURE if user.pk else Likeness.OTHER
    # A key that a namesake brings would open what its owner has done by now.
    is_in_use = user.last_login is not None
    brings_key = bool(person.email and not user.email)
    return Likeness.UNSURE if brings_key and is_in_use else Likeness.SAME


def _differ(known: object, said: object) -> bool:
    return bool(known and said and known != said)
