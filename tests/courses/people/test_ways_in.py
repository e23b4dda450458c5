"""Ways into an account: slips, mails and invitations, and who may not open whose."""

import re
import zipfile
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from courses.models import (
    Academy,
    Cohort,
)
from courses.services import enrolling
from qalqan.accounts.enums import Role
from qalqan.accounts.models import AddressChange, OneTimeSlip, User
from qalqan.accounts.services.addresses import letters
from qalqan.accounts.services.roles import grant
from qalqan.common.models import Audience, AuditRow, OutboxMessage
from tests.courses.people.screens import PEOPLE, given, text_of
from tests.factories import CohortFactory, LearnerProfileFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_slips_for_a_cohort_leave_out_who_has_signed_in_or_has_a_role(
    staff: Any, academy: Academy
) -> None:
    cohort = CohortFactory(academy=academy, name="slips")
    people = [UserFactory(by_code=True) for _ in range(3)]
    for person in people:
        enrolling.join(cohort, person)
    grant(people[1], Role.TUTOR)
    User.objects.filter(pk=people[2].pk).update(last_login="2026-01-01T00:00Z")
    url = f"{PEOPLE}slips/{cohort.pk}/"
    assert staff.get(url).status_code == 200
    assert not OneTimeSlip.objects.exists()
    page = text_of(staff.post(url))
    assert OneTimeSlip.objects.get().user == people[0]
    assert people[0].sign_in_code in page


def test_many_slips_cost_few_statements(staff: Any, academy: Academy) -> None:
    cohort = CohortFactory(academy=academy, name="slips")
    people = UserFactory.create_batch(60, by_code=True)
    enrolling.join_all(cohort, [person.pk for person in people])
    with CaptureQueriesContext(connection) as queries:
        staff.post(f"{PEOPLE}slips/{cohort.pk}/")
    assert OneTimeSlip.objects.count() == 60
    assert len(queries) < 30


def test_slips_come_as_files_of_two_hundred_people(staff: Any, academy: Academy) -> None:
    cohort = CohortFactory(academy=academy, name="slips")
    people = UserFactory.create_batch(201, by_code=True)
    enrolling.join_all(cohort, [person.pk for person in people])
    answer = staff.post(f"{PEOPLE}slips/{cohort.pk}/", {"file": "zip"})
    with zipfile.ZipFile(BytesIO(answer.content)) as files:
        assert files.namelist() == ["slips-01.pdf", "slips-02.pdf"]
        assert files.read("slips-02.pdf").startswith(b"%PDF")
    assert answer["Cache-Control"].startswith("max-age=0")
    assert OneTimeSlip.objects.count() == 201


def test_a_manager_makes_and_closes_an_invitation(staff: Any) -> None:
    cohort = Cohort.objects.get(name="2026-1")
    url = f"{PEOPLE}invitations/{cohort.pk}/"
    assert staff.post(url, {"limit": "5", "until": "2020-01-01"}).status_code == 400
    assert staff.post(url, {"limit": "5", "until": "2099-01-01"}).status_code == 302
    invitation = cohort.invitations.get()
    assert invitation.code in text_of(staff.get(url))
    staff.post(f"{PEOPLE}invitations/{invitation.pk}/close/")
    invitation.refresh_from_db()
    assert invitation.closed_at is not None


def test_who_signed_in_gets_a_mail_and_no_slip(
    staff: Any, cadet: User, settings: Any, mailoutbox: Any
) -> None:
    settings.EMAIL_URL = "memory://"
    User.objects.filter(pk=cadet.pk).update(last_login="2026-01-01T00:00Z")
    assert staff.post(f"{PEOPLE}{cadet.pk}/slip/").status_code == 404
    page = text_of(staff.get(f"{PEOPLE}{cadet.pk}/"))
    assert f"{cadet.pk}/password/" in page
    assert f"{cadet.pk}/slip/" not in page
    assert staff.post(f"{PEOPLE}{cadet.pk}/password/").status_code == 302
    assert OutboxMessage.objects.get(kind="accounts.password_mail").payload == {"person": cadet.pk}


def test_who_gets_no_mail_may_have_another_slip(staff: Any, academy: Academy) -> None:
    person = LearnerProfileFactory(academy=academy, user=UserFactory(by_code=True)).user
    User.objects.filter(pk=person.pk).update(last_login="2026-01-01T00:00Z")
    assert staff.post(f"{PEOPLE}{person.pk}/slip/").status_code == 200


def test_no_manager_comes_into_an_account_that_holds_private_scores(
    staff: Any, academy: Academy
) -> None:
    judges = Audience.objects.get(scores_are_private=True)
    user = UserFactory(by_code=True, last_login=timezone.now())
    judge = LearnerProfileFactory(academy=academy, audience=judges, user=user).user
    assert staff.post(f"{PEOPLE}{judge.pk}/slip/").status_code == 404
    cells = given(email="mine@t.kz", audience=str(judges.pk))
    assert staff.post(f"{PEOPLE}{judge.pk}/change/", cells).status_code == 400
    judge.refresh_from_db()
    assert judge.email is None


def test_an_address_that_a_manager_writes_waits_for_its_owner(
    staff: Any, cadet: User, client: Any, mailoutbox: Any
) -> None:
    old, url = cadet.email, f"{PEOPLE}{cadet.pk}/"
    staff.post(f"{url}change/", given(email="other@t.kz"))
    cadet.refresh_from_db()
    assert cadet.email == old
    assert "other@t.kz" in text_of(staff.get(url))
    message = OutboxMessage.objects.get(kind=letters.PROOF)
    assert "other@t.kz" not in str(message.payload)
    letters.prove(message.payload)
    assert [mail.to for mail in mailoutbox] == [["other@t.kz"]]
    link = re.findall(r"https?://\S+", mailoutbox[0].body)[0]
    assert client.post(urlsplit(link).path).status_code == 200
    cadet.refresh_from_db()
    assert cadet.email == "other@t.kz"
    assert "other@t.kz" in text_of(staff.get(url))
    assert not AddressChange.objects.exists()


def test_saving_the_form_again_keeps_what_waits_and_the_old_address_takes_it_back(
    staff: Any, cadet: User
) -> None:
    url = f"{PEOPLE}{cadet.pk}/change/"
    staff.post(url, given(email="other@t.kz"))
    shown = staff.get(url).context["form"]["email"].value()
    staff.post(url, given(email=shown, last_name="Жаңаұлы"))
    assert AddressChange.objects.get(user=cadet).address == "other@t.kz"
    assert OutboxMessage.objects.filter(kind=letters.PROOF).count() == 1
    staff.post(url, given(email=cadet.email or ""))
    assert not AddressChange.objects.exists()


def test_where_no_mail_is_sent_the_address_counts_at_once_and_the_row_says_so(
    staff: Any, cadet: User, settings: Any
) -> None:
    settings.EMAIL_URL = ""
    staff.post(f"{PEOPLE}{cadet.pk}/change/", given(email="other@t.kz"))
    cadet.refresh_from_db()
    assert cadet.email == "other@t.kz"
    assert AuditRow.objects.get(action="person.address").data == {"proven": False}


def test_whoever_loses_the_address_can_sign_in_by_a_code(staff: Any, cadet: User) -> None:
    staff.post(f"{PEOPLE}{cadet.pk}/change/", given(email=""))
    cadet.refresh_from_db()
    assert cadet.email is None
    assert cadet.sign_in_code
