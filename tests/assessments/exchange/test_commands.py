"""Importing and exporting by command: what is stored, said, refused and left alone."""

import base64
import json
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from PIL import Image as Pillow
from wagtail.images import get_image_model

from assessments.models import Item, ItemBank
from tests.assessments.exchange.reading import answer, question

pytestmark = pytest.mark.django_db

GIFT = """
::Shelter::[html]<span lang="kk" class="multilang">Баспана қайда?</span>
<span lang="ru" class="multilang">Где приют?</span>{=[plain]Алматы ~[plain]Астана#Жоқ}

::Half:: Which?{~a ~%50%b =c}

Read this first.
"""


@pytest.fixture
def write(tmp_path: Path) -> Any:
    def make(text: str | bytes, name: str = "items") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return make


def run_import(path: Path, *, form: str = "gift", bank: str = "Сынақ", language: str = "kk") -> Any:
    out = StringIO()
    options = {"format": form, "bank": bank, "language": language}
    call_command("import_items", path, stdout=out, stderr=StringIO(), **options)
    return json.loads(out.getvalue())


def run_export(path: Path, *, form: str = "gift", bank: str = "Сынақ", language: str = "kk") -> Any:
    out = StringIO()
    options = {"format": form, "bank": bank, "language": language, "output": path}
    call_command("export_items", stdout=out, **options)
    return json.loads(out.getvalue())


def picture(colour: str = "red") -> str:
    data = BytesIO()
    Pillow.new("RGB", (2, 2), colour).save(data, "PNG")
    return base64.b64encode(data.getvalue()).decode()


def with_picture(data: str) -> str:
    text = 'Which door?<img src="@@PLUGINFILE@@/door.png" alt="A door">'
    file = f'</text><file name="door.png" path="/" encoding="base64">{data}</file>'
    items = question("truefalse", answer("100", "true"), answer("0", "false"), text=text)
    return items.replace("</text></questiontext>", f"{file}</questiontext>")


def test_items_come_in_as_drafts_and_the_rest_is_named(write: Any) -> None:
    report = run_import(write(GIFT))
    assert (report["read"], report["imported"], report["unchanged"]) == (3, 2, 0)
    [skipped] = report["skipped"]
    assert skipped["where"] == "question 2, line 5: Half"
    assert "partly right" in skipped["reason"]
    items = Item.objects.filter(bank__name="Сынақ")
    assert [item.live for item in items] == [False, False]
    shelter = items.get(key__startswith="shelter-")
    assert (shelter.prompt_kk, shelter.prompt_ru) == ("Баспана қайда?", "Где приют?")
    assert {item.kind for item in items} == {"single_choice", "description"}


def test_the_same_file_again_changes_nothing(write: Any) -> None:
    path = write(GIFT)
    run_import(path)
    before = list(Item.objects.order_by("pk").values())
    report = run_import(path)
    assert (report["imported"], report["unchanged"]) == (2, 2)
    assert list(Item.objects.order_by("pk").values()) == before


def test_an_imported_draft_follows_its_file_and_stays_where_it_was_filed(write: Any) -> None:
    run_import(write("::Shelter::Where?{=a ~b}"))
    Item.objects.filter(bank__name="Сынақ").update(difficulty="hard")
    report = run_import(write("::Shelter::Where is it?{=a ~b}"))
    item = Item.objects.get(bank__name="Сынақ")
    assert (report["imported"], report["unchanged"]) == (1, 0)
    assert (item.prompt_kk, item.difficulty) == ("Where is it?", "hard")


@pytest.mark.parametrize("by_editor", [True, False])
def test_what_a_person_edited_or_published_is_not_overwritten(write: Any, by_editor: bool) -> None:
    run_import(write("::Shelter::Where?{=a ~b}"))
    item = Item.objects.get(bank__name="Сынақ")
    if by_editor:
        item.save_revision()
    else:
        Item.objects.update(live=True)
    report = run_import(write("::Shelter::Who?{=a ~b}"))
    assert [skip["code"] for skip in report["skipped"]] == ["reviewed"]
    item.refresh_from_db()
    assert item.prompt_kk == "Where?"


def test_items_of_one_name_are_two_and_the_very_same_is_one(write: Any) -> None:
    text = "::Q::One?{=a ~b}\n\n::Q::Two?{=a ~b}\n\n::Q::Two?{=a ~b}"
    report = run_import(write(text))
    assert [skip["code"] for skip in report["skipped"]] == ["repeated"]
    assert Item.objects.filter(bank__name="Сынақ").count() == 2


def test_two_banks_hold_the_same_file_apart(write: Any) -> None:
    path = write(GIFT)
    run_import(path, bank="One")
    run_import(path, bank="Two")
    assert [bank.item_set.count() for bank in ItemBank.objects.filter(name__in=["One", "Two"])] == [
        2,
        2,
    ]


def test_a_broken_file_leaves_nothing_behind(write: Any) -> None:
    with pytest.raises(CommandError) as caught:
        run_import(write("One?{=a ~b}\n\nTwo?{=a ~b"))
    assert "Line 3, column 5" in str(caught.value)
    assert not ItemBank.objects.filter(name="Сынақ").exists()


def test_a_fault_on_the_way_leaves_neither_items_nor_pictures(
    write: Any, monkeypatch: pytest.MonkeyPatch, media: Path
) -> None:
    def fail(key: str, **options: Any) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("assessments.services.bank.store_item", fail)
    with pytest.raises(RuntimeError):
        run_import(write(with_picture(picture())), form="moodlexml")
    assert not ItemBank.objects.filter(name="Сынақ").exists()
    assert [path for path in media.rglob("*") if path.is_file()] == []


@pytest.fixture
def media(tmp_path: Path, settings: Any) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


def test_a_picture_becomes_an_image_once_and_goes_out_again(
    write: Any, media: Path, tmp_path: Path
) -> None:
    path = write(with_picture(picture()))
    images = get_image_model().objects
    before = images.count()
    run_import(path, form="moodlexml", language="en")
    run_import(path, form="moodlexml", language="en")
    assert images.count() == before + 1
    [shown] = Item.objects.get(bank__name="Сынақ").spec()["images"]
    assert shown["alt"] == {"kk": "", "ru": "", "en": "A door"}
    out = tmp_path / "out.xml"
    run_export(out, form="moodlexml", language="en")
    assert picture() in out.read_text()


def test_a_pictures_file_is_named_by_what_it_is(write: Any, media: Path) -> None:
    text = with_picture(picture("blue")).replace("door.png", "../../door.html")
    report = run_import(write(text), form="moodlexml")
    assert report["imported"] == 1
    assert [path.suffix for path in media.rglob("*") if path.is_file()] == [".png"]


@pytest.mark.parametrize("data", ["", "AAAA", "!!!", base64.b64encode(b"<svg/>").decode()])
def test_what_is_no_picture_is_skipped(write: Any, media: Path, data: str) -> None:
    report = run_import(write(with_picture(data)), form="moodlexml")
    assert [skip["code"] for skip in report["skipped"]] == ["picture"]


@pytest.mark.parametrize("form", ["gift", "aiken", "moodlexml"])
def test_what_went_out_comes_back_unchanged(write: Any, tmp_path: Path, form: str) -> None:
    run_import(write("::A::Which?{=a ~b}\n\n::B::Who?{=c ~d ~e}"))
    out = tmp_path / "out"
    assert run_export(out, form=form)["exported"] == 2
    report = run_import(out, form=form, bank="Copy")
    assert (report["read"], report["imported"], report["skipped"]) == (2, 2, [])
    contents = [
        sorted(item.spec()["prompt"]["kk"] for item in Item.objects.filter(bank__name=name))
        for name in ("Сынақ", "Copy")
    ]
    assert contents[0] == contents[1]


def test_an_export_taken_into_its_own_bank_doubles_nothing(write: Any, tmp_path: Path) -> None:
    run_import(write(GIFT))
    out = tmp_path / "out"
    run_export(out, form="moodlexml")
    report = run_import(out, form="moodlexml")
    assert (report["imported"], report["unchanged"]) == (2, 2)


def test_what_a_format_cannot_hold_is_named_and_the_rest_goes_out(
    write: Any, tmp_path: Path
) -> None:
    run_import(write("::A::Which?{=a ~b}\n\n::B::Say it.{}"))
    out = tmp_path / "out"
    report = run_export(out, form="aiken")
    assert (report["exported"], [skip["code"] for skip in report["skipped"]]) == (
        1,
        ["kind_not_held"],
    )
    assert out.read_text() == "Which?\nA. a\nB. b\nANSWER: A\n\n"


def test_a_bank_that_there_is_not_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no bank"):
        run_export(tmp_path / "out", bank="Nothing")
    assert list(tmp_path.iterdir()) == []


def test_progress_is_a_line_now_and_then_where_nobody_watches(write: Any) -> None:
    errors = StringIO()
    options = {"format": "gift", "bank": "Сынақ", "stdout": StringIO(), "stderr": errors}
    call_command("import_items", write("One?{=a ~b}\n\nTwo?{=a ~b}"), **options)
    assert errors.getvalue().split() == ["2/2"]


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_a_bar_that_stays_on_its_line_where_a_person_watches(write: Any) -> None:
    errors = Terminal()
    options = {"format": "gift", "bank": "Сынақ", "stdout": StringIO(), "stderr": errors}
    call_command("import_items", write("One?{=a ~b}\n\nTwo?{=a ~b}"), **options)
    first, second = errors.getvalue().strip().split("\r")
    assert (first.endswith("] 1/2"), second.endswith("] 2/2")) == (True, True)
    assert errors.getvalue().count("\n") == 1
