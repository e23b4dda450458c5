"""Translations out of the house as XLIFF and back: safe against what tools and people break."""

import json
import re
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from assessments.models import Item
from courses.models import LessonPage
from qalqan.common.models import Translation
from qalqan.common.services.translations import newest, set_texts, units
from qalqan.common.services.translations.xliff import (
    Imported,
    XliffError,
    export_translations,
    import_translations,
)

pytestmark = pytest.mark.django_db
HEAD = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="{}" srcLang="kk" trgLang="{}">'
)


@pytest.fixture
def lesson() -> LessonPage:
    return LessonPage.objects.get(slug="what-trafficking-is")


@pytest.fixture
def exported(lesson: LessonPage) -> str:
    return export(lesson)


def export(below: Page | None = None, language: str = "ru") -> str:
    output = StringIO()
    export_translations(output, language=language, below=below)
    return output.getvalue()


def bring_in(text: str, *, dry_run: bool = False) -> Imported:
    return import_translations(BytesIO(text.encode()), by=None, dry_run=dry_run)


def heading(lesson: LessonPage) -> str:
    return str(newest(LessonPage.objects.get(pk=lesson.pk)).heading_ru)


def write_source(lesson: LessonPage, **texts: str) -> None:
    draft = newest(lesson)
    set_texts(draft, "kk", texts)
    draft.save_revision()


def test_what_goes_out_and_comes_back_untouched_changes_nothing() -> None:
    everything = export()
    found = bring_in(everything)
    assert found.read == found.unchanged > 200
    assert (found.changed, found.skipped, found.outdated) == ([], [], [])
    assert export() == everything


def test_a_translation_comes_into_the_draft_and_waits_for_its_review(
    lesson: LessonPage, exported: str
) -> None:
    found = bring_in(exported.replace(lesson.heading_ru, "Торговля людьми"))
    assert [change.after for change in found.changed] == ["Торговля людьми"]
    assert heading(lesson) == "Торговля людьми"
    lesson.refresh_from_db()
    assert lesson.heading_ru != "Торговля людьми"
    assert Translation.objects.of(lesson).get(language="ru").unreviewed == 1


def test_a_preview_writes_nothing(lesson: LessonPage, exported: str) -> None:
    before = heading(lesson)
    found = bring_in(exported.replace(lesson.heading_ru, "Торговля людьми"), dry_run=True)
    assert len(found.changed) == 1
    assert heading(lesson) == before


def test_a_translation_of_an_older_source_comes_in_as_outdated(
    lesson: LessonPage, exported: str
) -> None:
    write_source(lesson, heading="Адам саудасы деген не екен")
    found = bring_in(exported.replace(lesson.heading_ru, "Торговля людьми"))
    assert len(found.changed) == 1
    assert found.outdated[0].endswith("#heading")
    assert Translation.objects.of(lesson).get(language="ru").outdated == 1


def test_what_another_translated_meanwhile_is_not_overwritten(
    lesson: LessonPage, exported: str
) -> None:
    draft = newest(lesson)
    set_texts(draft, "ru", {"heading": "Другой заголовок"})
    draft.save_revision()
    found = bring_in(exported.replace(lesson.heading_ru, "Торговля людьми"))
    assert found.changed == []
    assert found.skipped[0]["unit"].endswith("#heading")
    assert heading(lesson) == "Другой заголовок"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<pc id="2"', '! <pc id="1"'),
        ("</pc></target>", "</pc> и ещё <sc id='9'/></target>"),
        ("</pc></target>", "</pc> и ещё <ph id='9' dataRef='d99'/></target>"),
    ],
)
def test_a_text_with_broken_codes_is_skipped_by_name_and_the_rest_comes_in(
    lesson: LessonPage, exported: str, before: str, after: str
) -> None:
    start, middle, end = exported.partition("<target><pc")
    broken = start + middle + end.replace(before, after, 1)
    found = bring_in(broken.replace(lesson.heading_ru, "Торговля людьми"))
    assert [change.after for change in found.changed] == ["Торговля людьми"]
    [skipped] = found.skipped
    assert "#body/" in skipped["unit"]
    assert skipped["reason"]


def test_a_lost_code_is_named(exported: str) -> None:
    start, middle, end = exported.partition("<target><pc")
    # The innermost code of the first rich text, its words kept.
    lost = re.sub(r"<pc [^>]*>([^<]*)</pc>", r"\1!", end, count=1)
    [skipped] = bring_in(start + middle + lost).skipped
    assert "<" in skipped["reason"]


def test_unknown_texts_and_pages_are_named(exported: str) -> None:
    found = bring_in(exported.replace('name="heading"', 'name="no/such"'))
    assert [row["unit"].rpartition("#")[2] for row in found.skipped] == ["no/such"]
    elsewhere = bring_in(exported.replace('original="page:', 'original="page:/nowhere'))
    assert len(elsewhere.skipped) == elsewhere.read


def test_a_translation_into_the_language_of_the_original_is_skipped(exported: str) -> None:
    found = bring_in(exported.replace('trgLang="ru"', 'trgLang="kk"'))
    assert len(found.skipped) == found.read


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<xliff", "broken_xml"),
        ("no XML at all", "broken_xml"),
        ("<quiz/>", "wrong_format"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "dtd"),
        (HEAD.format("2.2", "ru") + "</xliff>", "version"),
        ('<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>', "version"),
        (HEAD.format("2.0", "de") + "</xliff>", "unknown_language"),
        (HEAD.format("2.0", "ru") + "<g>" * 90 + "</g>" * 90 + "</xliff>", "too_deep"),
    ],
)
def test_a_file_that_is_broken_newer_or_hostile_is_refused_as_a_whole(text: str, code: str) -> None:
    with pytest.raises(XliffError) as caught:
        bring_in(text)
    assert caught.value.code == code


def test_broken_xml_is_refused_with_line_and_column(lesson: LessonPage, exported: str) -> None:
    changed = exported.replace(lesson.heading_ru, "Торговля людьми")
    with pytest.raises(XliffError) as caught:
        bring_in(changed.replace("</file>", "</fail>"))
    assert "3" in caught.value.message
    assert heading(lesson) != "Торговля людьми"


def test_what_runs_does_not_come_in(lesson: LessonPage, exported: str) -> None:
    hostile = exported.replace("&lt;b&gt;", "&lt;script src='//evil.example'&gt;")
    bring_in(hostile.replace("<target><pc", "<target>! <pc"))
    assert all("script" not in unit.texts["ru"] for unit in units(newest(lesson)))


def test_characters_that_xml_cannot_hold_survive(lesson: LessonPage) -> None:
    draft = newest(lesson)
    set_texts(draft, "ru", {"heading": "Бір\x0bекі"})
    draft.save_revision(clean=False)
    assert bring_in(export(lesson)).changed == []


def test_the_commands_write_and_read_one_file(tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "out.xlf"
    call_command("export_translations", str(path), language="ru")
    out = json.loads(capsys.readouterr().out)
    assert out["source_language"] == "kk"
    assert out["left_out"] == 0
    call_command("import_translations", str(path))
    found = json.loads(capsys.readouterr().out)
    assert found == {
        "read": out["units"],
        "changed": 0,
        "unchanged": out["units"],
        "outdated": [],
        "skipped": [],
    }


def test_a_part_of_the_tree_goes_out_alone(tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "out.xlf"
    call_command("export_translations", str(path), language="en", page="courses/police")
    text = path.read_text()
    assert "page:/home/courses/police/identification/" in text
    assert "campaigns" not in text
    assert Item._meta.label_lower not in text
    with pytest.raises(CommandError):
        call_command("export_translations", str(path), language="en", page="courses/nowhere")


def test_a_refused_file_ends_the_command(tmp_path: Path) -> None:
    path = tmp_path / "in.xlf"
    path.write_text("<xliff")
    with pytest.raises(CommandError, match="line 1, column"):
        call_command("import_translations", str(path))
