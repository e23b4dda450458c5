"""Roles × every address of the academy's workspace: each cell is declared, and holds."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from courses.enums import Post
from courses.models import Academy, Enrolment, Trainer
from courses.services.appointing import appoint
from qalqan.accounts.enums import Role
from qalqan.accounts.models import User
from tests.factories import AcademyFactory, SessionFactory, UserFactory

pytestmark = pytest.mark.django_db
BACKEND = "qalqan.accounts.services.sign_in.SignInBackend"
# The stranger manages another academy; ids of this one are 404 there. Who is both manages another
# academy and tutors at this one: a tutor here, and nothing more.
ROLES = (
    *("visitor", "cadet", "author", "auditor", "guest"),
    *("region", "observer", "tutor", "manager", "stranger", "both"),
)
Row = tuple[int, ...]


def row(
    guest: int, region: int, observer: int, tutor: int, manager: int, stranger: int, both: int
) -> Row:
    """A visitor is led to sign in; learners, authors and auditors have no business here."""
    return (302, 403, 403, 403, guest, region, observer, tutor, manager, stranger, both)


MANAGERS = row(403, 403, 403, 403, 200, 200, 200)
OWN = row(403, 403, 403, 403, 200, 404, 404)
STAFF = row(403, 403, 403, 200, 200, 200, 200)
OWN_STAFF = row(403, 403, 403, 200, 200, 404, 200)
TEACHING = row(200, 403, 403, 200, 200, 404, 200)
SUMS = row(403, 403, 200, 403, 200, 200, 200)
EDITING = row(403, 403, 403, 404, 200, 404, 404)
NOBODYS = row(403, 403, 403, 403, 404, 404, 404)
NOBODYS_STAFF = row(403, 403, 403, 404, 404, 404, 404)
POSTED = (405,) * len(ROLES)
TRANSCRIPT = (302, 404, 404, 404, 404, 404, 404, 404, 200, 404, 404)

BY_GET: dict[str, Row] = {
    "academy": row(403, 302, 302, 200, 200, 200, 200),
    "academy_sums": row(403, 200, 200, 200, 200, 200, 200),
    "academy_remind": MANAGERS,
    "academy_export": STAFF,
    "people": MANAGERS,
    "people_new": MANAGERS,
    "people_names": MANAGERS,
    "people_erasures": MANAGERS,
    "people_erasures_decide": NOBODYS,
    "people_lists": MANAGERS,
    "people_lists_look": POSTED,
    "people_lists_rejected": POSTED,
    "people_person": OWN,
    "people_change": OWN,
    "people_release": OWN,
    "people_merge": OWN,
    "people_transcript": TRANSCRIPT,
    "people_transcript_pdf": TRANSCRIPT,
    "people_activities": TRANSCRIPT,
    "people_activity": (302, *(404,) * 10),
    "people_enrol": POSTED,
    "people_join": POSTED,
    "people_move": POSTED,
    "people_leave": POSTED,
    "people_slip": POSTED,
    "people_mail_password": POSTED,
    "people_reset_factors": POSTED,
    "people_erase": POSTED,
    "people_cohort_slips": OWN,
    "people_invitations": OWN,
    "people_invitation_close": POSTED,
    "certificates": MANAGERS,
    "certificates_detail": NOBODYS,
    "certificates_pdf": NOBODYS,
    "returns": SUMS,
    "returns_year": SUMS,
    "returns_people": MANAGERS,
    "returns_template": SUMS,
    "returns_hand_in": POSTED,
    "returns_add_body": POSTED,
    "returns_file": SUMS,
    "cohorts": STAFF,
    "cohorts_new": (*EDITING[:-2], 200, 200),
    "cohorts_detail": OWN_STAFF,
    "cohorts_change": EDITING,
    "cohorts_assign": EDITING,
    "cohorts_assignment": NOBODYS_STAFF,
    "cohorts_trainer_new": EDITING,
    "cohorts_trainer": NOBODYS_STAFF,
    "sessions": row(200, 403, 403, 200, 200, 200, 200),
    "sessions_new": row(404, 403, 403, 200, 200, 200, 200),
    "sessions_judged": STAFF,
    "sessions_detail": TEACHING,
    "sessions_change": row(404, 403, 403, 200, 200, 404, 200),
    "sessions_attendance": POSTED,
    "sessions_close": POSTED,
    "sessions_room": TEACHING,
    "sessions_pack": TEACHING,
    "sessions_observe": row(404, 403, 403, 404, 404, 404, 404),
    "check_in_code": (302, *(200,) * 10),
    # A member of the cohort is told that the code is no longer good; there is nothing for others.
    "check_in": (302, 410, *(404,) * 9),
    "marking": STAFF,
    "marking_essay": NOBODYS_STAFF,
    "marking_remove": NOBODYS_STAFF,
    "supervision": STAFF,
    "extra_time": OWN,
}
# What changes something: nobody but the staff of this academy gets further than a refusal.
REFUSED = {302, 400, 403, 404, 410}
NONE_SUCH = 999_999
MAY_POST = {"tutor", "manager", "guest", "both"}


@pytest.fixture
def cast(person: Callable[[str], User]) -> dict[str, User]:
    cohort = Enrolment.objects.get(learner=person("cadet")).cohort
    stranger = UserFactory()
    appoint(stranger, Post.MANAGER, at=AcademyFactory())
    both = UserFactory()
    appoint(both, Post.MANAGER, at=stranger.appointments.get().academy)
    appoint(both, Post.TUTOR, at=Academy.objects.get(code="karaganda"))
    guest = UserFactory(roles=[Role.GUEST_TRAINER])
    until = timezone.localdate() + timedelta(days=1)
    Trainer.objects.create(cohort=cohort, kind="guest", name="G", user=guest, sees_until=until)
    made = {"guest": guest, "stranger": stranger, "both": both}
    return {name: person(name) for name in ROLES if name not in {"visitor", *made}} | made


@pytest.fixture
def addresses(person: Callable[[str], User]) -> dict[str, str]:
    """Every address of the workspace by its name, with the ids of this academy's records."""
    cadet = person("cadet")
    enrolment = Enrolment.objects.get(learner=cadet)
    academy = Academy.objects.get(code="karaganda")
    session = SessionFactory(academy=academy, cohort=enrolment.cohort)
    known = {
        "cohort": enrolment.cohort_id,
        "year": 2026,
        "format": "csv",
        "language": "kk",
        "registration": enrolment.registration,
        "attempt": "00000000-0000-0000-0000-000000000000",
        "slot": 0,
        "layout": "kk",
        "code": "AAAA",
    }
    keys = {"people": cadet.pk, "session": session.pk, "check-in": session.pk}
    keys |= {"cohorts": enrolment.cohort_id, "certificates": 0}
    found = {}
    for name, path in workspace():
        pk = next((key for part, key in keys.items() if part in path), 0)
        arguments = re.findall(r"<(?:\w+:)?(\w+)>", path)
        filled = {argument: known.get(argument, pk) for argument in arguments}
        filled |= dict.fromkeys(("assignment", "trainer", "attendance"), NONE_SUCH)
        kwargs = {argument: filled[argument] for argument in arguments}
        found[name] = reverse(f"courses:{name}", kwargs=kwargs)
    return found


def workspace(patterns: Any = None, prefix: str = "") -> Iterator[tuple[str, str]]:
    """(name, path) of every address below /academy/ and /check-in/, admin aside."""
    for entry in patterns or get_resolver().url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver) and not path.startswith("cms/"):
            yield from workspace(entry.url_patterns, path)
        elif isinstance(entry, URLPattern) and re.search("academy/|check-in/", path):
            yield str(entry.name), path


def test_every_address_of_the_workspace_is_declared() -> None:
    assert {name for name, _path in workspace()} == BY_GET.keys()


def asked(role: str, new_client: Any, cast: dict[str, User]) -> Any:
    client = new_client()
    if role != "visitor":
        client.force_login(cast[role], BACKEND)
    return client


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_what_is_declared(
    role: str, new_client: Any, cast: dict[str, User], addresses: dict[str, str]
) -> None:
    client = asked(role, new_client, cast)
    suffix = {"returns_file": "?language=kk"}
    got = {
        name: client.get(url + suffix.get(name, "")).status_code for name, url in addresses.items()
    }
    assert got == {name: declared[ROLES.index(role)] for name, declared in BY_GET.items()}


@pytest.mark.parametrize("role", [role for role in ROLES if role not in MAY_POST])
def test_nobody_else_changes_anything(
    role: str, new_client: Any, cast: dict[str, User], addresses: dict[str, str]
) -> None:
    client = asked(role, new_client, cast)
    posted = [name for name, declared in BY_GET.items() if declared == POSTED]
    got = {name: client.post(addresses[name]).status_code for name in posted}
    assert {name: status for name, status in got.items() if status not in REFUSED} == {}


def test_who_tutors_here_changes_nothing_by_managing_elsewhere(
    new_client: Any, cast: dict[str, User], addresses: dict[str, str]
) -> None:
    client = asked("both", new_client, cast)
    posted = [name for name, declared in BY_GET.items() if declared in (POSTED, OWN, EDITING)]
    got = {
        name: client.post(addresses[name]).status_code
        for name in posted
        if name.startswith(("people_", "cohorts_", "extra_time")) and "lists" not in name
    }
    assert set(got.values()) == {404}
    assert len(got) > 15
