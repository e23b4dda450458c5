"""Starter content comes in whole, again and again, and never overwrites an editor."""

import json
import socket
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from assessments import scoring
from assessments.models import Assessment, Item
from courses.models import LessonPage, ModulePage
from qalqan.accounts.models import User
from qalqan.common.models import Hotline, Source
from qalqan.services.starter import campaign_pages, files

pytestmark = pytest.mark.django_db


def load(capsys: Any) -> dict[str, int]:
    call_command("load_starter")
    return json.loads(capsys.readouterr().out)


def test_loading_again_changes_nothing(capsys: Any) -> None:
    before = LessonPage.objects.order_by("pk").values_list("pk", "latest_revision")
    kept = list(before)
    assert load(capsys) | {"unchanged": 0} == {
        "created": 0,
        "updated": 0,
        "unchanged": 0,
        "kept_edited": 0,
    }
    assert list(before) == kept


def test_what_an_editor_changed_stays(capsys: Any) -> None:
    lesson = LessonPage.objects.get(slug="what-trafficking-is")
    lesson.heading_kk = "Өзгертілген"
    lesson.save_revision().publish()
    Hotline.objects.filter(number="111").update(operator_en="Changed")
    assert load(capsys)["kept_edited"] == 2
    lesson.refresh_from_db()
    assert lesson.heading_kk == "Өзгертілген"
    assert Hotline.objects.get(number="111").operator_en == "Changed"


def test_an_unpublished_draft_counts_as_an_editors_change(capsys: Any) -> None:
    lesson = LessonPage.objects.get(slug="what-trafficking-is")
    lesson.heading_kk = "Нобай"
    lesson.save_revision()
    assert load(capsys)["kept_edited"] == 1
    assert LessonPage.objects.get(pk=lesson.pk).has_unpublished_changes


def test_a_newer_file_updates_what_nobody_touched(capsys: Any, monkeypatch: Any) -> None:
    original = files.read

    def newer(path: Path) -> Any:
        content = json.loads(json.dumps(original(path), default=str))
        if path.name == "kk.yaml" and path.parent.name == "identification":
            content["heading"] = "Жаңа атау"
        return content

    monkeypatch.setattr(files, "read", newer)
    assert load(capsys)["updated"] == 2
    assert ModulePage.objects.get().heading_kk == "Жаңа атау"
    assert Assessment.objects.get().title_kk == "Жаңа атау"


def test_a_deleted_page_comes_back(capsys: Any) -> None:
    LessonPage.objects.get(slug="refer").delete()
    assert load(capsys)["created"] == 1
    assert LessonPage.objects.filter(slug="refer").exists()


def test_a_broken_file_loads_nothing(monkeypatch: Any) -> None:
    LessonPage.objects.get(slug="refer").delete()
    original = files.read

    def broken(path: Path) -> Any:
        if path.name == "page.yaml":
            raise files.StarterError(f"{path} cannot be read")
        return original(path)

    monkeypatch.setattr(campaign_pages, "read", broken)
    with pytest.raises(CommandError, match="Nothing was loaded"):
        call_command("load_starter")
    assert not LessonPage.objects.filter(slug="refer").exists()


def test_demo_people_exist_in_the_demo_alone(settings: Any, capsys: Any) -> None:
    assert User.objects.filter(is_demo=True).count() == 16
    User.objects.filter(email="tutor@demo.example").delete()
    settings.DEMO = False
    load(capsys)
    assert not User.objects.filter(email="tutor@demo.example").exists()
    with pytest.raises(CommandError, match="never in production"):
        call_command("demo", "--no-serve")


def test_the_demos_translator_finds_something_outdated_and_something_missing(
    signed_in: Any,
) -> None:
    translator = signed_in("translator")
    for state in ("outdated", "missing"):
        shown = translator.get("/cms/translations/", {"state": state, "language": "kk"})
        [(entry, _cells)] = shown.context["rows"]
        assert entry.original == "ru"
        assert entry.cells["kk"].waiting


def test_the_demo_prints_where_everything_is(capsys: Any) -> None:
    call_command("demo", "--no-serve", "--no-year", "--port", "8099")
    out = capsys.readouterr().out
    assert "http://127.0.0.1:8099/kk/" in out
    assert "cadet@demo.example" in out


def test_a_second_demo_on_the_same_port_is_told_to_take_another() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"make demo PORT={port + 1}"):
            call_command("demo", "--port", str(port))


def test_bad_yaml_is_named_with_its_place(tmp_path: Path) -> None:
    bad = tmp_path / "kk.yaml"
    bad.write_text("heading: [open")
    with pytest.raises(files.StarterError, match=r"kk\.yaml cannot be read"):
        files.read(bad)
    with pytest.raises(files.StarterError, match="missing"):
        files.read(tmp_path / "ru.yaml")


def test_lists_of_different_length_are_refused() -> None:
    with pytest.raises(files.StarterError, match="different length"):
        files.text_lists({"kk": {"p": ["a"]}, "ru": {"p": []}, "en": {"p": ["a"]}}, "p")


def test_the_module_is_whole_in_three_languages() -> None:
    module = ModulePage.objects.get(slug="identification")
    assert module.ready_languages() == ["kk", "ru", "en"]
    assert LessonPage.objects.child_of(module).count() == 6
    assert module.assessment.slots.count() == 7
    assert Item.objects.count() == 13
    for lesson in LessonPage.objects.child_of(module):
        kinds = [child.block_type for child in lesson.body]
        assert {"text", "key_points", "self_check"} <= set(kinds)
        for child in lesson.body:
            if child.block_type == "text":
                assert all(text.strip() for text in child.value["body"].texts().values())


def test_every_source_in_force_has_the_day_of_its_check() -> None:
    assert not Source.objects.filter(status="in_force", checked_on=None).exists()
    assert Source.objects.count() >= 10


def test_nobody_signs_for_an_operators_lawyer_and_every_test_can_be_taken_all_the_same(
    settings: Any, capsys: Any
) -> None:
    settings.DEMO = False
    settings.STARTER_COURSES = settings.BASE_DIR / "courses" / "starter"
    load(capsys)
    critical = [item for item in Item.objects.all() if scoring.has_critical(item.spec())]
    assert len(critical) >= 12
    assert not any(item.live or item.signatures.exists() for item in critical)
    papers = Assessment.objects.exclude(key__endswith="-pre")
    assert papers.count() == 12
    for paper in papers:
        assert paper.languages == ["kk", "ru", "en"]
        assert paper.slots.count() >= 8
        assert paper.pre_test.slots.count() >= 4
