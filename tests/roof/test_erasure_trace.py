"""After an erasure nothing names the person: not in a table, not in a file, not in a log."""

import logging
from pathlib import Path
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
from wagtail.admin.models import FormState
from wagtail.log_actions import log
from wagtail.models import Comment, Page, UploadedFile

from assessments import services as assessments
from assessments.models import Attempt
from assessments.services.proof import prove
from courses.models import (
    Academy,
    Checklist,
    Enrolment,
    ErrorReport,
    ModulePage,
    NameRequest,
    Note,
    Observation,
)
from courses.services import certificates, erasures, own_data
from courses.services.certificates import revoking
from courses.services.completion import recording
from qalqan.accounts.enums import Role
from qalqan.accounts.models import User
from qalqan.accounts.services import addresses, slips
from qalqan.accounts.services.erasure import erase_person
from qalqan.accounts.services.roles import grant
from qalqan.common.models import HomePage
from tests.assessments.taking import answer, begin, finish, make_essay
from tests.factories import AttendanceFactory, EnrolmentFactory, UserFactory, make_assessment
from tests.roof.erasure_trace import places

pytestmark = pytest.mark.django_db
EMAIL, OLD_EMAIL = "k.zhetibaev@polisia.example", "old.zhetibaev@polisia.example"
STEM, FIRST, CODE, SERVICE_NUMBER = "Жетібаев", "Қыдыржан", "ZHTB77QX", "ҚЖ-770077"
WORDS = {STEM, FIRST, CODE, SERVICE_NUMBER, "zhetibaev"}
# As they stand in a sentence: in the nominative, the genitive and the instrumental.
SIGNED = f"{STEM} {FIRST}, {STEM}тың атынан, Жетібаевпен"
PASSWORD = "оқу мен тоқу 2026 жылы"


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = str(tmp_path)
    settings.REDIS_URL = ""
    settings.EMAIL_URL = "smtp://mail.example"
    return tmp_path


@pytest.fixture
def learner(media: Path) -> User:
    names = {"last_name": f"{STEM}ұлы", "first_name": FIRST, "sign_in_code": CODE}
    person: User = UserFactory(email=EMAIL, is_demo=False, **names)
    academy = Academy.objects.get(code="karaganda")
    EnrolmentFactory(learner=person, academy=academy, in_cohort=True, with_profile=True)
    person.learner_profile.service_number = SERVICE_NUMBER
    person.learner_profile.save()
    return person


def sign_in(person: User, client: Any) -> None:
    """Once wrongly, once rightly."""
    person.set_password(PASSWORD)
    person.save()
    for password in ("no", PASSWORD):
        client.post("/kk/sign-in/", {"identifier": EMAIL, "password": password})
    assert client.get("/kk/my/data/").status_code == 200


def study(person: User, manager: User) -> None:
    enrolment = Enrolment.objects.get(learner=person)
    module = ModulePage.objects.child_of(enrolment.course).first()
    lesson = module.get_children().first().specific
    Note.objects.create(learner=person, lesson=lesson, text=SIGNED)
    report = {"page": lesson, "language": "kk", "text": SIGNED}
    ErrorReport.objects.create(reporter=person, **report)
    wish = {"last_name": STEM, "first_name": FIRST, "answered_at": timezone.now()}
    NameRequest.objects.create(learner=person, **wish)
    completion = recording.record_module(enrolment, module)
    assert completion is not None
    certificates.issue({"completion": completion.pk})
    revoking.replace(completion.certificates.get(), because=SIGNED, by=manager)


def write_an_essay(person: User, tutor: User) -> Attempt:
    attempt = begin(make_assessment("essay-paper", [make_essay("essay")]), person)
    answer(attempt, 0, {"text": SIGNED, "language": "kk"})
    finish(attempt)
    call = {"registrations": [attempt.registration], "comment": SIGNED, "tutor": tutor}
    return assessments.mark_essay(attempt.uuid, 0, marks={"facts": 2, "law": 1}, **call)


def attend(person: User, observer: User) -> None:
    attendance = AttendanceFactory(learner=person)
    checklist = Checklist.objects.create(name="Тізім")
    seen = {"checklist": checklist, "passed": True, "comment": SIGNED, "observed_by": observer}
    Observation.objects.create(attendance=attendance, **seen)


def be_looked_after(person: User, manager: User) -> None:
    slips.issue(person, by=manager)
    addresses.changed(person, old=OLD_EMAIL, by=manager)
    log(instance=person, action="wagtail.edit", user=manager, title=str(person))


def write_pages(person: User, client: Any) -> None:
    """What somebody leaves who wrote for the site once."""
    grant(person, Role.AUTHOR)
    page = HomePage.objects.get()
    Comment.objects.create(page=page, user=person, text=SIGNED, contentpath="heading")
    page.refresh_from_db()
    page.save_revision(user=person, log_action=True)
    said = {"comment": {"id": 1, "text": SIGNED}}
    log(instance=page, action="wagtail.comments.create", user=person, data=said)
    FormState.objects.create(
        user=person,
        data=f"text={SIGNED}",
        content_type=ContentType.objects.get_for_model(Page),
        object_id=str(page.pk),
        last_updated_at=timezone.now(),
    )
    file = ContentFile(SIGNED.encode(), name="list.txt")
    UploadedFile.objects.create(uploaded_by_user=person, file=file)


def live_here(person: User, client: Any, manager: User, tutor: User) -> None:
    sign_in(person, client)
    study(person, manager)
    write_an_essay(person, tutor)
    attend(person, tutor)
    be_looked_after(person, manager)
    write_pages(person, client)
    own_data.as_json(person)
    own_data.as_pdf(person)
    erasures.ask(person)
    call_command("run_due", verbosity=0)


def test_nothing_names_an_erased_person(
    learner: User, client: Any, manager: User, person: Any, media: Path, caplog: Any
) -> None:
    caplog.set_level(logging.INFO)
    live_here(learner, client, manager, person("tutor"))
    before = places(WORDS, media, caplog.text)
    assert {"accounts_user.email", "wagtailcore_comment.text", "assessments_response.raw"} <= before
    assert "log" not in before
    erase_person(learner, by=manager)
    assert places(WORDS, media, caplog.text) == set()
    assert prove().broken == []
