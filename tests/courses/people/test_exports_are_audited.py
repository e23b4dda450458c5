"""Whoever of the staff takes lists or records of people away leaves an audit row."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from courses.models import Academy
from qalqan.accounts.models import User
from qalqan.common.models import AuditRow
from tests.factories import SessionFactory

pytestmark = pytest.mark.django_db


def test_a_printed_attendance_list(signed_in: Any, manager: User, academy: Academy) -> None:
    session = SessionFactory(academy=academy)
    url = f"/en/academy/sessions/{session.pk}/papers-en.pdf"
    assert signed_in("manager").get(url).status_code == 200
    row = AuditRow.objects.get(action="people.exported")
    assert (row.subject, row.actor) == (f"session:{session.pk}", manager.pk)


def test_somebody_elses_transcript(signed_in: Any, cadet: User, manager: User) -> None:
    url = f"/en/academy/people/{cadet.pk}/transcript.pdf"
    assert signed_in("manager").get(url).status_code == 200
    row = AuditRow.objects.get(action="person.exported")
    assert (row.subject, row.actor) == (f"person:{cadet.pk}", manager.pk)


def test_results_by_command(tmp_path: Path) -> None:
    file = tmp_path / "results.csv"
    call_command("export_results", course="police", format="csv", output=file)
    row = AuditRow.objects.get(action="results.exported")
    assert (row.actor, row.data["format"]) == (None, "csv")
