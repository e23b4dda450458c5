"""Whoever was erased stays so when an older backup brings the account back."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from qalqan.accounts.models import User
from qalqan.accounts.services import erasure_list
from qalqan.accounts.services.erasure import erase_person, repeat_erasures
from qalqan.common.services import due
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.VAR_DIR = tmp_path
    return tmp_path / "erasures"


def erase(person: User, committing: Any) -> None:
    with committing(execute=True):
        erase_person(person)


def brought_back(person: User, **changes: Any) -> None:
    """As an older backup has the account."""
    told = {"email": "back@polisia.example", "last_name": "Омаров", "erased_at": None, **changes}
    User.objects.filter(pk=person.pk).update(**told)


def test_the_list_names_accounts_by_numbers_alone(
    folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    person = UserFactory(last_name="Омаров", email="omarov@polisia.example")
    erase(person, django_capture_on_commit_callbacks)
    (noted,) = folder.iterdir()
    assert noted.name == erasure_list.name_of(person)
    assert noted.name.replace("-", "").isdecimal()
    assert noted.stat().st_mode & 0o777 == 0o600
    assert len(noted.read_bytes()) == 64


def test_an_account_that_comes_back_is_erased_again(
    django_capture_on_commit_callbacks: Any,
) -> None:
    person, other = UserFactory(), UserFactory(last_name="Әлиев")
    erase(person, django_capture_on_commit_callbacks)
    brought_back(person)
    assert repeat_erasures() == 1
    person.refresh_from_db()
    other.refresh_from_db()
    assert (person.last_name, person.erased_at is None) == ("", False)
    assert other.last_name == "Әлиев"
    assert repeat_erasures() == 0


def test_an_account_joined_with_the_erased_one_is_noted_too(
    django_capture_on_commit_callbacks: Any,
) -> None:
    person = UserFactory()
    joined = UserFactory(merged_into=person)
    erase(person, django_capture_on_commit_callbacks)
    brought_back(joined, merged_into=None)
    assert repeat_erasures() == 1


def test_a_number_that_is_given_anew_names_nobody_else(
    django_capture_on_commit_callbacks: Any,
) -> None:
    person = UserFactory()
    erase(person, django_capture_on_commit_callbacks)
    brought_back(person, date_joined=timezone.now() + timedelta(days=1))
    assert repeat_erasures() == 0


def test_nobody_is_erased_by_a_note_that_this_installation_did_not_sign(folder: Path) -> None:
    person = UserFactory()
    folder.mkdir()
    (folder / erasure_list.name_of(person)).write_text("0" * 64)
    assert repeat_erasures() == 0


def test_what_could_not_be_noted_is_noted_with_what_is_due(
    folder: Path, settings: Any, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    person = UserFactory()
    (tmp_path / "full").write_text("a file where a folder should be")
    settings.VAR_DIR = tmp_path / "full"
    erase(person, django_capture_on_commit_callbacks)
    person.refresh_from_db()
    assert person.erased_at
    settings.VAR_DIR = tmp_path
    assert due.chores["erasures"]() == 1
    assert due.chores["erasures"]() == 0
    assert [path.name for path in folder.iterdir()] == [erasure_list.name_of(person)]
