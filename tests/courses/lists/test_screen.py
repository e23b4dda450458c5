"""The screen for lists: preview, columns and encoding to choose, confirm, rejected rows to mend."""

import csv
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from courses.enums import Post
from courses.models import Academy, Appointment, Department, Membership
from courses.services.appointing import appoint
from qalqan.accounts.models import User
from tests.courses.lists.files import csv_of, xlsx_of
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
LISTS = "/kk/academy/people/lists/"
HEADER = ("Тегі", "Аты", "Пошта")
SERIK = ("Қуанышұлы", "Әлихан", "serik@tests.example")
BROKEN = ("С?рік", "Ә", "other@tests.example")


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Any) -> None:
    settings.VAR_DIR = tmp_path


def upload(client: Any, raw: bytes, **choices: str) -> Any:
    chosen = {"kind": "learners", "academy": "karaganda", "cohort": "2026-9", **choices}
    return client.post(LISTS, {**chosen, "file": SimpleUploadedFile("list.csv", raw)})


def fields_of(page: Any) -> dict[str, str]:
    """What the preview would post again."""
    html = page.content.decode()
    passed = re.search(r'name="upload" value="([^"]+)"', html)
    assert passed
    selects = re.findall(r'<select name="([^"]+)"(.*?)</select>', html, flags=re.DOTALL)
    chosen = {name: re.findall(r'value="([^"]*)" selected', options) for name, options in selects}
    return {"upload": passed[1], **{name: values[0] for name, values in chosen.items()}}


def test_nothing_is_written_before_it_is_confirmed(signed_in: Any) -> None:
    manager = signed_in("manager")
    page = upload(manager, csv_of(HEADER, SERIK, BROKEN, encoding="kz1048", delimiter=";"))
    html = page.content.decode()
    assert "Қуанышұлы" in html
    assert "С?рік" in html
    assert '<option value="kz1048" selected>' in html
    assert not User.objects.filter(email=SERIK[2]).exists()
    done = manager.post(f"{LISTS}look/", {**fields_of(page), "confirm": "1"})
    assert done.status_code == 200
    assert User.objects.get(email=SERIK[2]).last_name == "Қуанышұлы"
    assert Membership.objects.filter(cohort__name="2026-9").count() == 1


def test_rejected_rows_come_back_with_their_reasons(signed_in: Any) -> None:
    manager = signed_in("manager")
    page = upload(manager, csv_of(HEADER, BROKEN))
    done = manager.post(f"{LISTS}look/", {**fields_of(page), "confirm": "1"})
    passed = re.search(r'name="upload" value="([^"]+)"', done.content.decode())
    assert passed
    file = manager.post(f"{LISTS}rejected/", {"upload": passed[1]})
    _header, cells = csv.reader(file.content.decode().splitlines())
    assert cells[:4] == ["С?рік", "Ә", "other@tests.example", "2"]


def test_columns_of_other_names_are_chosen_by_hand(signed_in: Any) -> None:
    manager = signed_in("manager")
    page = upload(manager, csv_of(("Wer", "Аты", "Пошта"), SERIK))
    assert page.status_code == 400
    fields = {**fields_of(page), "column-0": "last_name"}
    assert manager.post(f"{LISTS}look/", fields).status_code == 200
    assert manager.post(f"{LISTS}look/", {**fields, "confirm": "1"}).status_code == 200
    assert User.objects.filter(email=SERIK[2]).exists()


def test_one_column_chosen_twice_is_refused(signed_in: Any) -> None:
    manager = signed_in("manager")
    fields = fields_of(upload(manager, csv_of(HEADER, SERIK)))
    again = manager.post(f"{LISTS}look/", {**fields, "column-2": "last_name", "confirm": "1"})
    assert again.status_code == 400
    assert not User.objects.filter(last_name="Қуанышұлы").exists()


def test_a_list_is_confirmed_once(signed_in: Any) -> None:
    manager = signed_in("manager")
    fields = {**fields_of(upload(manager, xlsx_of(HEADER, SERIK))), "confirm": "1"}
    assert manager.post(f"{LISTS}look/", fields).status_code == 200
    assert manager.post(f"{LISTS}look/", fields).status_code == 410


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.7", b"PK\x03\x04junk", b"no,header\n1,2"])
def test_what_is_no_list_is_refused_at_its_field(signed_in: Any, raw: bytes) -> None:
    page = upload(signed_in("manager"), raw)
    assert page.status_code == 400
    assert 'href="#id_file"' in page.content.decode()


def test_people_need_a_cohort(signed_in: Any) -> None:
    page = upload(signed_in("manager"), csv_of(HEADER, SERIK), cohort="")
    assert 'href="#id_cohort"' in page.content.decode()


def test_events_come_in_by_the_same_screen(signed_in: Any) -> None:
    raw = csv_of((*HEADER, "Курс", "Дата", "Часы"), (*SERIK, "police", "02.03.2015", "8"))
    manager = signed_in("manager")
    page = upload(manager, raw, kind="sessions", cohort="")
    done = manager.post(f"{LISTS}look/", {**fields_of(page), "confirm": "1"})
    assert done.status_code == 200
    assert User.objects.get(email=SERIK[2]).attendances.count() == 1


@pytest.mark.parametrize("name", ["cadet", "tutor", "author", "observer", "region", "auditor"])
def test_lists_are_for_managers(signed_in: Any, name: str) -> None:
    assert signed_in(name).get(LISTS).status_code == 403


def test_who_manages_a_department_alone_brings_in_no_list(signed_in: Any, manager: User) -> None:
    department = Department.objects.get(code="organised-crime")
    Appointment.objects.filter(user=manager).update(department=department)
    assert signed_in("manager").get(LISTS).status_code == 403


def test_no_list_goes_into_another_academy(signed_in: Any) -> None:
    Academy.objects.create(code="other", name="Other")
    page = upload(signed_in("manager"), csv_of(HEADER, SERIK), academy="other")
    assert page.status_code == 400


def test_an_upload_of_another_person_is_not_taken(signed_in: Any) -> None:
    fields = fields_of(upload(signed_in("manager"), csv_of(HEADER, SERIK)))
    academy = Academy.objects.get(code="karaganda")
    other = UserFactory()
    appoint(other, Post.MANAGER, at=academy)
    client = signed_in("cadet")
    client.force_login(other, "qalqan.accounts.services.sign_in.SignInBackend")
    assert client.post(f"{LISTS}look/", fields).status_code == 410


def test_the_pass_of_rejected_rows_opens_no_preview(signed_in: Any) -> None:
    manager = signed_in("manager")
    page = upload(manager, csv_of(HEADER, BROKEN))
    done = manager.post(f"{LISTS}look/", {**fields_of(page), "confirm": "1"})
    passed = re.search(r'name="upload" value="([^"]+)"', done.content.decode())
    assert passed
    assert manager.post(f"{LISTS}look/", {"upload": passed[1]}).status_code == 410


def test_what_was_left_out_is_shown_before_it_is_confirmed(signed_in: Any) -> None:
    page = upload(signed_in("manager"), csv_of((*HEADER, "Атағы"), (*SERIK, "капитан")))
    assert page.status_code == 200
    assert "капитан" in page.context["warned"][0].warning
