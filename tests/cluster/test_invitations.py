"""An invitation has as many places as it says, however many people press at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from courses.models import Membership
from courses.services.people import invitations
from courses.services.people.errors import PeopleError, Problem
from qalqan.accounts.models import User
from tests.cluster.conftest import run_at_once
from tests.factories import CohortFactory, UserFactory

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]
PLACES, WAITING = 3, 8


def test_no_more_people_join_by_an_invitation_than_it_has_places(empty_chain: None) -> None:
    by, until = UserFactory(), timezone.now() + timedelta(days=1)
    invitation = invitations.invite(CohortFactory(), limit=PLACES, expires_at=until, by=by)
    people: list[User] = UserFactory.create_batch(WAITING)
    refused: list[Problem] = []

    def join() -> None:
        try:
            invitations.accept(invitation, people.pop())
        except PeopleError as error:
            refused.append(error.code)

    run_at_once(join, WAITING)
    assert Membership.objects.filter(invitation=invitation).count() == PLACES
    assert refused == [Problem.FULL] * (WAITING - PLACES)
