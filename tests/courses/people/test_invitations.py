"""Joining by oneself: up to a number, until a date, and never by guessing."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from courses.models import Cohort, Invitation, LearnerProfile, Membership
from courses.services.people import invitations
from courses.services.people.errors import PeopleError
from qalqan.accounts.models import User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "төрт сөзден тұратын құпия"


@pytest.fixture
def invitation(manager: User) -> Invitation:
    cohort = Cohort.objects.get(name="2026-1")
    later = timezone.now() + timedelta(days=7)
    return invitations.invite(cohort, limit=2, expires_at=later, by=manager)


def problem(invitation: Invitation) -> str:
    with pytest.raises(PeopleError) as caught:
        invitations.accept(invitation, UserFactory())
    return caught.value.code


def test_a_code_is_found_as_people_type_it(invitation: Invitation) -> None:
    code = invitation.code.lower()
    assert invitations.find(f" {code[:4]}-{code[4:8]} {code[8:]}") == invitation


def test_as_many_join_as_it_was_made_for(invitation: Invitation) -> None:
    first = UserFactory()
    invitations.accept(invitation, first)
    invitations.accept(invitation, first)
    invitations.accept(invitation, UserFactory())
    assert problem(invitation) == "full"
    assert Membership.objects.filter(invitation=invitation).count() == 2


def test_a_place_is_not_won_back_by_leaving(invitation: Invitation) -> None:
    for _ in range(2):
        invitations.accept(invitation, UserFactory())
    Membership.objects.filter(invitation=invitation).update(left_at=timezone.now())
    assert problem(invitation) == "full"


def test_an_ended_or_closed_invitation_says_so(invitation: Invitation) -> None:
    Invitation.objects.update(expires_at=timezone.now())
    assert problem(invitation) == "expired"
    invitations.close(invitation)
    assert problem(invitation) == "closed"


def test_a_signed_in_person_joins_by_confirming(
    invitation: Invitation, signed_in: Any, person: Any
) -> None:
    judge, url = signed_in("judge"), f"/kk/join/{invitation.code}/"
    assert judge.get(url).status_code == 200
    assert not Membership.objects.filter(learner=person("judge")).exists()
    assert judge.post(url, {"join": "1"})["Location"] == "/kk/my/"
    assert Membership.objects.get(learner=person("judge")).cohort == invitation.cohort


NEWCOMER = {
    "last_name": "Ким",
    "first_name": "Марина",
    "language": "ru",
    "new_password1": PASSWORD,
    "new_password2": PASSWORD,
}


def test_a_visitor_without_an_address_registers_and_is_in(
    invitation: Invitation, client: Any
) -> None:
    answer = client.post(f"/ru/join/{invitation.code}/", NEWCOMER)
    assert answer.status_code == 200
    made = User.objects.get(last_name="Ким", first_name="Марина", is_demo=False)
    assert made.sign_in_code in answer.content.decode()
    assert (made.language, made.has_usable_password()) == ("ru", True)
    assert LearnerProfile.objects.get(user=made).academy == invitation.cohort.academy
    assert Membership.objects.get(learner=made).invitation == invitation
    assert client.get("/ru/my/").status_code == 200


def test_where_no_mail_is_sent_no_address_is_taken_from_a_stranger(
    invitation: Invitation, client: Any, settings: Any
) -> None:
    settings.EMAIL_URL = ""
    url = f"/ru/join/{invitation.code}/"
    assert 'type="email"' not in client.get(url).content.decode()
    client.post(url, {**NEWCOMER, "email": "judge.of.astana@t.kz"})
    made = Membership.objects.get(invitation=invitation).learner
    assert made.email is None
    assert made.sign_in_code


@pytest.mark.parametrize(
    "cells",
    [
        {"last_name": "<script>alert(1)</script>"},
        {"last_name": "x" * 300},
        {"first_name": "\u202eevil"},
        {"new_password1": "short", "new_password2": "short"},
        {"new_password2": "something else that is long"},
        {"language": "tlh"},
    ],
)
def test_what_cannot_be_registered_is_said_at_its_field(
    invitation: Invitation, client: Any, cells: dict[str, str]
) -> None:
    answer = client.post(f"/kk/join/{invitation.code}/", {**NEWCOMER, **cells})
    assert answer.status_code == 400
    assert not Membership.objects.filter(invitation=invitation).exists()


def test_guessing_codes_ends_soon(client: Any, settings: Any) -> None:
    answers = [client.get(f"/kk/join/GUESS{n:03}/").status_code for n in range(40)]
    assert answers[0] == 404
    assert answers[-1] == 429


def test_a_full_invitation_tells_a_visitor(invitation: Invitation, client: Any) -> None:
    Invitation.objects.update(limit=0)
    page = client.get(f"/kk/join/{invitation.code}/")
    assert page.status_code == 410
