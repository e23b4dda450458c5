"""Papers for a room without a network."""

from typing import Any

import pytest

from courses.models import Checklist, Session
from courses.services.sessions import packs
from qalqan.accounts.models import User

pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_they_name_the_members_and_no_way_in(
    session: Session, others: list[User], language: str
) -> None:
    text = str(packs.content(session, language=language))
    assert "Сәрсенов Әлихан" in text
    assert all(other.get_full_name() in text for other in others)
    assert not any(str(other.sign_in_code) in text for other in others)
    assert session.secret not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_simulation_has_a_checklist_for_each_person(session: Session, language: str) -> None:
    assert packs.content(session, language=language)["checklists"] is None
    session.checklist = Checklist.objects.get(name_en__startswith="Police")
    sheet = packs.content(session, language=language)["checklists"]
    assert sheet["title"] == getattr(session.checklist, f"name_{language}")
    assert (len(sheet["people"]), len(sheet["rows"])) == (3, 8)


def test_equal_sessions_make_equal_papers(session: Session) -> None:
    session.checklist = Checklist.objects.get(name_en__startswith="Police")
    assert packs.pack(session, language="kk") == packs.pack(session, language="kk")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tutor_prints_them_for_every_reader(
    tutor_client: Any, session: Session, language: str
) -> None:
    session.checklist = Checklist.objects.get(name_en__startswith="Police")
    session.save()
    answer = tutor_client.get(f"/kk/academy/sessions/{session.pk}/papers-{language}.pdf")
    assert answer.content.startswith(b"%PDF-")
    assert b"/Lang(" + language.encode() + b")" in answer.content
    # Tagged, by the standard for readers who listen.
    assert b"pdfuaid:part" in answer.content
