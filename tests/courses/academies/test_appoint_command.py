"""`appoint` says who works where, and names what cannot be."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from courses.models import Appointment, Department
from qalqan.accounts.models import User
from tests.factories import AcademyFactory

pytestmark = pytest.mark.django_db


def appoint(person: User, *words: Any) -> None:
    call_command("appoint", person.get_username(), *words, stdout=StringIO())


def test_a_person_is_appointed_and_the_appointment_ends(cadet: User) -> None:
    academy = AcademyFactory(code="abai")
    Department.objects.create(academy=academy, code="d", name="D")
    appoint(cadet, "--as", "manager", "--academy", "abai")
    appoint(cadet, "--as", "tutor", "--academy", "abai", "--department", "d")
    places = Appointment.objects.filter(user=cadet).values_list("department__code", "role")
    assert set(places) == {(None, "academy_manager"), ("d", "tutor")}
    appoint(cadet, "--academy", "abai", "--end")
    assert User.objects.get(pk=cadet.pk).roles == {"tutor"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--as", "manager"], "Say where"),
        (["--as", "manager", "--academy", "karaganda", "--region", "x"], "Say where"),
        (["--as", "manager", "--academy", "none-such"], "no such place"),
        (["--as", "coordinator", "--academy", "karaganda"], "Coordinators work for a region"),
        (["--academy", "karaganda"], "Say as what"),
        (["--academy", "karaganda", "--end"], "does not work there"),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(
    cadet: User, words: list[str], said: str
) -> None:
    with pytest.raises(CommandError, match=said):
        appoint(cadet, *words)
    assert not Appointment.objects.filter(user=cadet).exists()


def test_an_unknown_person_is_not_appointed() -> None:
    with pytest.raises(CommandError, match="Nobody"):
        call_command("appoint", "nobody@t.kz", "--as", "tutor", "--academy", "karaganda")
