"""What is not confirmed goes out as a sheet, and comes back signed."""

import json
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone, translation
from docx import Document

from assessments.models import Item
from assessments.services import bank
from qalqan.common.models import Source, SourceReview
from tests.factories import choice_spec

pytestmark = pytest.mark.django_db
KEY = "cao-2014-741"
SIGNED = ("yes", "", "Серік Маратұлы, advocate", timezone.localdate().isoformat())


def draft(key: str = "stay", source: str = KEY) -> Item:
    spec = choice_spec(key) | {"citations": [{"source": source, "locator": ""}]}
    return bank.store_item(key, spec=spec, live=False)


def sheet(tmp_path: Path, language: str = "ru") -> Path:
    target = tmp_path / "questions.docx"
    call_command("check_content", worksheet=str(target), language=language, stdout=StringIO())
    return target


def table_of(document: Any, key: str) -> Any:
    return next(t for t in document.tables if t.rows[0].cells[0].text.startswith(key))


def fill_in(path: Path, key: str, *lines: str) -> None:
    document = Document(str(path))
    rows = table_of(document, key).rows
    for row, text in zip(rows[-len(lines) :], lines, strict=False):
        row.cells[1].text = text
    document.save(str(path))


def take_in(path: Path, by: str = "reviewer@demo.example") -> dict[str, Any]:
    out = StringIO()
    call_command("check_content", answers=str(path), by=by, stdout=out)
    taken: dict[str, Any] = json.loads(out.getvalue())
    return taken


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_each_unconfirmed_source_is_asked_with_the_words_that_rest_on_it(
    tmp_path: Path, language: str
) -> None:
    draft()
    document = Document(str(sheet(tmp_path, language)))
    waiting = Source.objects.filter(status="to_verify")
    asked = [table.rows[0].cells[0].text.split(" ")[0] for table in document.tables]
    assert {f"source:{key}" for key in waiting.values_list("key", flat=True)} <= {*asked}
    assert any(one.startswith("hotline:") for one in asked)
    rests = [row.cells[0].text for row in table_of(document, "source:kz-reply-osce-2016").rows]
    with translation.override(language):
        title = str(waiting.get(key=KEY).title)
    assert len(rests) > 8
    cells = [row.cells[1].text for row in table_of(document, f"source:{KEY}").rows]
    assert cells[0] == title
    assert any("stay" in row.cells[0].text for row in table_of(document, f"source:{KEY}").rows)


def test_a_signed_yes_confirms_the_source_and_lifts_the_drafts_that_waited(tmp_path: Path) -> None:
    item, other = draft(), draft("other", "cao-2014-51")
    path = sheet(tmp_path)
    fill_in(path, f"source:{KEY}", *SIGNED)
    taken = take_in(path)
    assert (taken["confirmed"], taken["published"], taken["rejected"]) == ([KEY], ["stay"], [])
    source = Source.objects.get(key=KEY)
    assert (source.status, source.checked_on) == ("in_force", timezone.localdate())
    assert source.checked_by.email == "reviewer@demo.example"
    assert "Серік Маратұлы" in SourceReview.objects.filter(source=source).first().change
    item.refresh_from_db()
    other.refresh_from_db()
    assert (item.live, other.live) == (True, False)


def test_an_answer_that_differs_changes_nothing_but_asks_for_a_review(tmp_path: Path) -> None:
    draft()
    path = sheet(tmp_path)
    fill_in(path, f"source:{KEY}", "Изменено", "Теперь статья 742", "А. Б., юрист", "01.11.2026")
    taken = take_in(path)
    assert (taken["differs"], taken["published"]) == ([KEY], [])
    assert Source.objects.get(key=KEY).status == "to_verify"
    assert "742" in SourceReview.objects.get(source__key=KEY).change


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (("yes", "", "", SIGNED[3]), "name or the date"),
        (("yes", "", "A. B.", "soon"), "name or the date"),
        (("perhaps", "", "A. B.", SIGNED[3]), "none of"),
        (("no", "", "A. B.", SIGNED[3]), "not what"),
        (
            ("yes", "", "A. B.", (timezone.localdate() + timedelta(days=2)).isoformat()),
            "future",
        ),
    ],
)
def test_what_is_not_signed_or_not_said_is_rejected_by_name(
    tmp_path: Path, lines: tuple[str, ...], reason: str
) -> None:
    path = sheet(tmp_path)
    fill_in(path, f"source:{KEY}", *lines)
    [rejected] = take_in(path)["rejected"]
    assert rejected["where"] == f"source:{KEY}"
    assert reason in rejected["reason"]
    assert Source.objects.get(key=KEY).status == "to_verify"


def test_an_old_sheet_does_not_confirm_newer_words(tmp_path: Path) -> None:
    path = sheet(tmp_path)
    Source.objects.filter(key=KEY).update(title_ru="Другое")
    fill_in(path, f"source:{KEY}", *SIGNED)
    assert "Print it again" in take_in(path)["rejected"][0]["reason"]


def test_a_number_is_confirmed_by_two_calls_and_not_by_a_sheet(tmp_path: Path) -> None:
    path = sheet(tmp_path)
    fill_in(path, "hotline:", *SIGNED)
    assert "two stewards" in take_in(path)["rejected"][0]["reason"]


@pytest.mark.parametrize("by", ["", "author@demo.example", "nobody@demo.example"])
def test_only_a_legal_reviewer_stands_for_answers(tmp_path: Path, by: str) -> None:
    path = sheet(tmp_path)
    fill_in(path, f"source:{KEY}", *SIGNED)
    with pytest.raises(CommandError, match="legal reviewer"):
        take_in(path, by)
    assert Source.objects.get(key=KEY).status == "to_verify"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no archive", b"just text"])
def test_a_file_that_is_no_sheet_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.docx"
    path.write_bytes(content)
    with pytest.raises(CommandError, match="Nothing was taken in"):
        take_in(path)
    with pytest.raises(CommandError, match="no question of ours"):
        take_in(sheet(tmp_path))
