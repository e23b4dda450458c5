"""Returns of other bodies: expected, received, joined; what is no return is refused."""

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from courses.models import ReturnInput
from courses.returns import services
from tests.courses.returns.screen import SCREEN

FIGURES = {"persons": 30, "hours": 10.5, "passed": 20, "certificates": 0, "gain": 5}
PLACES = {"audience": "police", "course": "police", "form": "lecture"}


def made(**figures: Any) -> dict[str, Any]:
    counted = {**FIGURES, **figures}
    return {"year": 2015, "rows": [{**PLACES, **counted}], "totals": counted}


def hand_in(client: Any, document: dict[str, Any], body: str = "Academy of judges") -> str:
    file = io.BytesIO(json.dumps(document).encode())
    file.name = "x.json"
    url = f"{SCREEN.replace('kk', 'en')}inputs/"
    page: str = client.post(url, {"body": body, "file": file}, follow=True).content.decode()
    return page


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (made(persons=-1), "not_a_number"),
        (made(persons=1.5), "not_a_number"),
        (made(persons=True), "not_a_number"),
        (made(persons=10**30), "not_a_number"),
        (made(passed=31), "more_than_persons"),
        (made(persons=None), "hidden_figures"),
        (made(gain=101), "not_a_number"),
        ({**made(), "year": 1}, "not_a_return"),
        ({**made(), "names": []}, "not_a_return"),
        ({**made(), "names": {"course": {"a": {}}}}, "not_a_text"),
        ({**made(), "campaigns": "many"}, "not_a_return"),
        ({**made(), "rows": [[]]}, "not_a_return"),
        ({**made(), "rows": [made()["rows"][0]] * 5001}, "too_many_rows"),
    ],
)
def test_wrong_figures_are_refused_by_their_reason(wrong: Any, code: str) -> None:
    with pytest.raises(services.MergeError) as refused:
        services.read(json.dumps(wrong).encode(), where="x.json")
    assert refused.value.code == code


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(made(hours=float("nan"))),
        json.dumps(made()).replace("10.5", "1e999"),
        "[" * 10**5,
    ],
)
def test_what_json_does_not_hold_is_refused(text: str) -> None:
    with pytest.raises(services.MergeError):
        services.read(text.encode(), where="x.json")


def test_a_narrow_workbook_is_refused() -> None:
    book, file = openpyxl.Workbook(), io.BytesIO()
    for number in range(5):
        book.active.append([number])
    book.save(file)
    with pytest.raises(services.MergeError, match="not_a_return"):
        services.read(file.getvalue(), where="x.xlsx")


def written(folder: Path, document: dict[str, Any]) -> str:
    folder.mkdir()
    path = folder / "qalqan-2015-all.json"
    path.write_text(json.dumps(document))
    return str(path)


@pytest.mark.django_db
def test_files_of_one_name_in_two_folders_are_both_joined(tmp_path: Path) -> None:
    files = [written(tmp_path / "a", made()), written(tmp_path / "b", made(persons=50))]
    out = tmp_path / "all.json"
    call_command("merge_returns", *files, "--output", str(out))
    assert json.loads(out.read_text())["totals"]["persons"] == 80


@pytest.mark.django_db
def test_the_same_return_twice_is_refused_by_name(tmp_path: Path) -> None:
    files = [written(tmp_path / "a", made()), written(tmp_path / "b", made())]
    with pytest.raises(CommandError, match="hold the same figures"):
        call_command("merge_returns", *files, "--output", str(tmp_path / "all.json"))


@pytest.mark.django_db
def test_the_whole_return_is_offered_with_what_came_in(signed_in: Any, year_2015: None) -> None:
    observer = signed_in("observer")
    hand_in(observer, made())
    told = json.loads(observer.get(f"{SCREEN}return.json?inputs=1&language=kk").content)
    assert told["totals"]["persons"] == 147
    assert ">147<" in observer.get(f"{SCREEN}?inputs=1").content.decode()
    assert ">117<" in observer.get(SCREEN).content.decode()


@pytest.mark.django_db
def test_a_body_is_expected_before_it_hands_in(signed_in: Any) -> None:
    observer = signed_in("observer")
    for _again in range(2):
        observer.post(f"{SCREEN}bodies/", {"body": "Academy of judges"})
    assert ReturnInput.objects.get().received_at is None
    assert "was received." in hand_in(observer, made())
    assert "in place of the earlier one" in hand_in(observer, made(persons=40))
    assert ReturnInput.objects.get().figures["totals"]["persons"] == 40
    assert signed_in("manager").post(f"{SCREEN}bodies/", {"body": "X"}).status_code == 403


@pytest.mark.django_db
def test_a_return_with_hidden_figures_is_not_joined(signed_in: Any) -> None:
    page = hand_in(signed_in("observer"), made(passed=None))
    assert "Figures of this return are hidden" in page
    assert not ReturnInput.objects.exists()
