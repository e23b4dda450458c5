"""For which regions a person works: campaigns ask the roof, for they see no appointment."""

from collections.abc import Iterable

from campaigns.services import outreach
from courses.models import Appointment
from qalqan.accounts.models import User


def register() -> None:
    outreach.register(regions_of)


def regions_of(person: User) -> Iterable[int]:
    found = Appointment.objects.filter(user=person, region__isnull=False)
    return found.values_list("region", flat=True)
