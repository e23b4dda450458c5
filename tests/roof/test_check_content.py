"""`check_content` says what is amiss, page by page, and the editor shows the same."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from assessments.models import Item
from courses.models import CoursePage, LessonPage
from qalqan.common.models import Amount, Hotline, Source

pytestmark = pytest.mark.django_db


def findings(**options: Any) -> tuple[list[dict[str, Any]], int]:
    out, code = StringIO(), 0
    try:
        call_command("check_content", stdout=out, **options)
    except SystemExit as stop:
        code = int(stop.code or 0)
    return [json.loads(line) for line in out.getvalue().splitlines()], code


def named(check: str) -> list[dict[str, Any]]:
    return [finding for finding in findings()[0] if finding["check"] == check]


def lesson() -> LessonPage:
    return LessonPage.objects.get(slug="signs")


def add_to_body(kind: str, value: dict[str, Any]) -> LessonPage:
    page = lesson()
    raw = [*page.body.get_prep_value(), {"type": kind, "value": value}]
    page.body = page._meta.get_field("body").stream_block.to_python(raw)
    page.save_revision().publish()
    return page


def test_the_starter_content_has_nothing_that_blocks() -> None:
    found, code = findings()
    assert [finding for finding in found if finding["blocking"]] == []
    assert code == 0
    assert {"check", "page", "language", "blocking", "message"} == set(found[0])


def test_a_link_to_a_page_that_is_not_public_blocks() -> None:
    body = {"kk": '<p><a linktype="page" id="999999">сілтеме</a></p>', "ru": "", "en": ""}
    add_to_body("text", {"heading": {}, "body": body, "citations": []})
    assert [finding["page"] for finding in named("links")] == [lesson().url_path]
    assert findings()[1] == 1


def test_a_language_behind_its_source_is_named() -> None:
    page = lesson()
    page.heading_kk = "Барлық белгі"
    page.save_revision().publish()
    behind = {finding["language"] for finding in named("languages")}
    assert behind == {"ru", "en"}


def test_a_cover_without_words_blocks() -> None:
    image = get_image_model().objects.create(title="cover", file=get_test_image_file())
    course = CoursePage.objects.get(slug="police")
    course.cover = image
    course.cover_alt_kk = "Теңіз"
    course.save_revision().publish()
    assert {finding["language"] for finding in named("alt_text")} == {"ru", "en"}


def test_an_item_that_rests_on_what_left_force_blocks() -> None:
    Source.objects.filter(key="palermo-protocol").update(status="superseded", checked_on=None)
    blocking = [finding for finding in named("items") if finding["blocking"]]
    assert blocking
    assert Item.objects.filter(live=True).count() > len(blocking)


def test_what_is_due_in_the_registers_is_listed() -> None:
    Source.objects.filter(key="tip-2025").update(next_check_on="2026-01-01")
    Hotline.objects.filter(number="111").update(checked_on="2025-01-01")
    Amount.objects.get(key="mci").values.all().delete()
    assert [finding["page"] for finding in named("sources_due")] == ["source:tip-2025"]
    assert "hotline:111" in [finding["page"] for finding in named("hotlines_due")]
    assert [finding["page"] for finding in named("amounts")] == ["amount:mci"]


def test_the_editor_shows_the_findings_of_its_page(signed_in: Any) -> None:
    page = lesson()
    page.heading_kk = "Барлық белгі"
    page.save_revision().publish()
    text = signed_in("author").get(f"/cms/pages/{page.pk}/edit/").content.decode()
    assert "q-finding__language" in text
