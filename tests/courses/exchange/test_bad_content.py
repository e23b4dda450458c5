"""What a course file says is looked at word by word before any of it is stored."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from courses.exchange.enums import Refusal
from courses.exchange.formats import CourseFileError
from courses.exchange.services import import_course
from courses.models import LessonPage
from tests.courses.exchange.files import bring_in, changed, exported, packed, parts_of

pytestmark = pytest.mark.django_db
Change = Callable[[dict[str, Any]], Any]


def body(lesson: dict[str, Any]) -> Any:
    return lesson["body"][0]["value"]


BAD: dict[str, tuple[str, Change, Refusal]] = {
    "unknown block": (
        "lesson",
        lambda one: one["body"][0].update(type="raw_html"),
        Refusal.UNKNOWN_BLOCK,
    ),
    "unknown part of a block": (
        "lesson",
        lambda one: body(one).update(script="alert(1)"),
        Refusal.UNKNOWN_FIELD,
    ),
    "unknown language": (
        "lesson",
        lambda one: body(one)["body"].update(fr="<p>Oui</p>"),
        Refusal.UNKNOWN_LANGUAGE,
    ),
    "unknown language of a field": (
        "lesson",
        lambda one: one["heading"].update(fr="Oui"),
        Refusal.UNKNOWN_LANGUAGE,
    ),
    "unknown field": ("lesson", lambda one: one.update(live=True), Refusal.UNKNOWN_FIELD),
    "a number for a text": (
        "lesson",
        lambda one: body(one)["heading"].update(kk=5),
        Refusal.BAD_VALUE,
    ),
    "a list for a text": (
        "lesson",
        lambda one: body(one)["heading"].update(kk=["a"]),
        Refusal.BAD_VALUE,
    ),
    "a text for a number": ("lesson", lambda one: one.update(minutes="12"), Refusal.BAD_VALUE),
    "a negative number": ("lesson", lambda one: one.update(minutes=-1), Refusal.BAD_VALUE),
    "a text for a body": ("lesson", lambda one: one.update(body="<p>"), Refusal.BAD_VALUE),
    "the same id twice": (
        "lesson",
        lambda one: one["body"].append(one["body"][0]),
        Refusal.BAD_VALUE,
    ),
    "markup in an id": (
        "lesson",
        lambda one: one["body"][0].update(id='"><script>'),
        Refusal.BAD_VALUE,
    ),
    "a database id": (
        "lesson",
        lambda one: body(one)["citations"][0]["value"].update(source=1),
        Refusal.BAD_VALUE,
    ),
    "a source of another kind": (
        "lesson",
        lambda one: body(one)["citations"][0]["value"].update(source="item:adult-consent"),
        Refusal.BAD_VALUE,
    ),
    "a source that is nowhere": (
        "lesson",
        lambda one: body(one)["citations"][0]["value"].update(source="source:nowhere"),
        Refusal.UNKNOWN_RECORD,
    ),
    "an unknown choice": ("source", lambda one: one.update(kind="rumour"), Refusal.BAD_VALUE),
    "a script as an address": (
        "source",
        lambda one: one.update(url="javascript:alert(1)"),
        Refusal.BAD_VALUE,
    ),
    "a question without an answer": (
        "item",
        lambda one: one.update(interaction=[]),
        Refusal.BAD_VALUE,
    ),
    "no object": ("course", lambda one: one.update(heading=None), Refusal.BAD_VALUE),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_ours_is_refused_by_name(name: str) -> None:
    kind, change, refusal = BAD[name]
    with pytest.raises(CourseFileError) as refused:
        import_course(changed(exported(), kind, change))
    assert refused.value.code == refusal
    assert refused.value.where


RAW: dict[str, tuple[bytes, Refusal]] = {
    "broken": (b'{"police": ', Refusal.BROKEN_JSON),
    "no object": (b"[]", Refusal.BROKEN_JSON),
    "not UTF-8": (b'{"\xff": 1}', Refusal.BROKEN_JSON),
    "half a character": (b'{"police": "\\ud800"}', Refusal.BROKEN_JSON),
    "a zero byte": (b'{"police": "\\u0000"}', Refusal.BROKEN_JSON),
    "no number": (b'{"police": NaN}', Refusal.BROKEN_JSON),
    "a number of 5,000 digits": (b'{"police": %s}' % (b"9" * 5000), Refusal.BROKEN_JSON),
    "100 deep": (b'{"police": %s1%s}' % (b"[" * 100, b"]" * 100), Refusal.TOO_DEEP),
    "100,000 deep": (b'{"police": %s1%s}' % (b"[" * 100_000, b"]" * 100_000), Refusal.TOO_DEEP),
}


@pytest.mark.parametrize("name", RAW)
def test_a_part_that_cannot_be_read_is_refused(name: str) -> None:
    raw, refusal = RAW[name]
    with pytest.raises(CourseFileError) as refused:
        import_course(packed({**parts_of(exported()), "course.json": raw}))
    assert refused.value.code == refusal


def test_a_file_of_a_newer_version_is_refused_and_says_which() -> None:
    with pytest.raises(CourseFileError) as refused:
        import_course(packed(parts_of(exported()), format=2, product="Qalqan 9.0"))
    assert refused.value.code == Refusal.NEWER_FORMAT
    assert "Qalqan 9.0" in str(refused.value)


def test_a_part_that_was_changed_on_the_way_is_refused() -> None:
    parts = parts_of(exported())
    listed = json.loads(parts["manifest.json"])["parts"]
    listed["lesson.json"]["sha256"] = "0" * 64
    stream = packed(parts, parts=listed)
    with pytest.raises(CourseFileError) as refused:
        import_course(stream)
    assert (refused.value.code, refused.value.where) == (Refusal.DIGEST, "lesson.json")


def test_a_kind_of_record_that_is_not_here_is_refused() -> None:
    with pytest.raises(CourseFileError) as refused:
        import_course(packed({**parts_of(exported()), "user.json": b"{}"}))
    assert refused.value.code == Refusal.UNKNOWN_KIND


def test_scripts_in_rich_text_are_removed_and_it_is_said() -> None:
    def change(lesson: dict[str, Any]) -> None:
        body(lesson)["body"]["kk"] = (
            '<p onclick="x()">Мәтін<script>alert(1)</script>'
            '<a href="javascript:alert(1)">сілтеме</a><img src=x onerror=alert(1)></p>'
        )

    told = bring_in(changed(exported(), "lesson", change))["lesson"]
    assert [one["code"] for one in told["conflicts"]] == ["cleaned"]
    lesson = LessonPage.objects.get(slug="what-trafficking-is").get_latest_revision_as_object()
    assert lesson.body[0].value["body"]["kk"].source == "<p>Мәтінсілтеме</p>"
