"""Content keeps what the fields of its library allow, and nothing else."""

from typing import Any

import pytest

from assessments.h5p.formats.semantics import filtered, walked
from tests.assessments.h5p.contents import sub_id
from tests.assessments.h5p.semantics import LIBRARIES, NOTE, PICTURE, field

LISTED = [NOTE, "H5P.Gone 2.0"]


def kept(value: Any, **described: Any) -> Any:
    """What stays of a value in a field."""
    fields = [field("f", **described)]
    return filtered({"f": value}, fields, library_of=LIBRARIES.get).get("f")


def test_what_the_library_does_not_know_goes() -> None:
    fields = [field("title"), {"name": "odd", "type": "hologram"}, "junk", {"type": "text"}]
    content = {"title": "A", "extra": 1, "odd": "B"}
    assert filtered(content, fields, library_of=LIBRARIES.get) == {"title": "A"}


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("<b>a</b> & 'b' \"c\"", "&lt;b&gt;a&lt;/b&gt; &amp; &#039;b&#039; &quot;c&quot;"),
        ("a &amp; b &#39; &nbsp;", "a &amp; b &#39; &nbsp;"),
        ("Қалқан", "Қалқан"),
        (5, None),
        (None, None),
        ("a\0b\ud800", "ab?"),
    ],
)
def test_plain_text_is_escaped_once(text: Any, safe: str | None) -> None:
    assert kept(text) == safe


def test_plain_text_is_cut_between_entities() -> None:
    assert kept("ab&c", maxLength=4) == "ab"
    assert kept("abcdef", maxLength="4") == "abcd"


@pytest.mark.parametrize(
    ("given", "bounds", "number"),
    [
        (7, {"max": 5}, 5),
        (-1, {"min": 0, "max": 5}, 0),
        ("3", {}, 3),
        ("3.5", {}, 3.5),
        ("x", {"min": 2}, 2),
        (True, {}, 0),
        (float("nan"), {}, 0),
        (1, {"min": "-9", "max": "x"}, 1),
    ],
)
def test_numbers_are_held_to_their_bounds(given: Any, bounds: Any, number: float) -> None:
    assert kept(given, type="number", **bounds) == number


def test_truth_values_are_what_javascript_takes_them_for() -> None:
    assert [kept(value, type="boolean") for value in (True, "<b>", 0, "")] == [
        True,
        True,
        False,
        False,
    ]
    assert kept({"a": 1}, type="boolean") is None


OPTIONS = [{"value": "a"}, {"type": "optgroup", "options": [{"value": "b"}, {"value": 1}]}]


@pytest.mark.parametrize(
    ("given", "described", "chosen"),
    [
        ("a", {}, "a"),
        ("b", {}, "b"),
        (1, {}, 1),
        (True, {}, "a"),
        ("<x>", {}, "a"),
        ("<x>", {"optional": True}, "&lt;x&gt;"),
        (["b", "a"], {}, "b"),
        (["b", "x", "a"], {"multiple": True}, ["b", "a"]),
        ({"a": 1}, {"optional": True}, None),
    ],
)
def test_a_choice_is_one_of_the_options(given: Any, described: Any, chosen: Any) -> None:
    assert kept(given, type="select", options=OPTIONS, **described) == chosen


def test_a_list_has_no_more_entries_than_it_may_and_none_that_do_not_fit() -> None:
    assert kept(["a", 1, "b", "c"], type="list", max=3, field=field("x")) == ["a", "b"]
    assert kept([1], type="list", field=field("x")) is None
    assert kept({"0": "a"}, type="list", field=field("x")) is None


def test_a_group_of_one_field_is_that_fields_value() -> None:
    assert kept("<i>", type="group", fields=[field("only")]) == "&lt;i&gt;"
    assert kept({"only": "a"}, type="group", fields=[field("only")]) is None


def test_a_group_that_is_a_content_keeps_its_shape_and_its_id() -> None:
    value = {"only": "a", "subContentId": sub_id(0), "more": 1}
    shape = {"type": "group", "isSubContent": True, "fields": [field("only")]}
    assert kept(value, **shape) == {"only": "a", "subContentId": sub_id(0)}
    assert kept({**value, "subContentId": "x"}, **shape) == {"only": "a"}


def test_a_content_within_is_held_to_its_own_library() -> None:
    value = {
        "library": NOTE,
        "params": {"text": "<b onclick='x()'>a</b>", "odd": 1},
        "subContentId": sub_id(0),
        "metadata": {"title": "<i>", "license": "stolen", "odd": 1, "authors": [{"name": "A"}]},
        "more": 1,
    }
    assert kept(value, type="library", options=LISTED) == {
        "library": NOTE,
        "params": {"text": "<b>a</b>"},
        "subContentId": sub_id(0),
        "metadata": {"title": "&lt;i&gt;", "license": "U", "authors": [{"name": "A"}]},
    }


@pytest.mark.parametrize("name", ["H5P.Note 1.1", "H5P.Note", "H5P.Gone 2.0", 5, None])
def test_a_content_of_another_library_or_version_goes(name: Any) -> None:
    assert kept({"library": name, "params": {}}, type="library", options=LISTED) is None


def test_libraries_are_also_offered_by_objects() -> None:
    value = {"library": NOTE, "params": {}}
    assert kept(value, type="library", options=[{"name": NOTE}]) == value


def test_the_content_tells_which_libraries_and_files_it_uses() -> None:
    fields = [
        field(
            "notes", type="list", field=field("note", type="library", options=[*LISTED, PICTURE])
        ),
        field("sound", type="audio"),
    ]
    picture = {"library": PICTURE, "params": {"file": {"path": "images/a.png#tmp"}}}
    content = {
        "notes": [picture, {"library": "H5P.Gone 2.0"}, picture, {"library": "H5P.Odd 1.0"}],
        "sound": [{"path": "audios/a.mp3"}, {"path": "https://example.org/b.mp3"}],
        "zone": {"library": "H5P.DragQuestionDropzone 0.1", "params": {}},
    }
    walk = walked(content, fields, library_of=LIBRARIES.get)
    assert walk.libraries == (PICTURE, "H5P.Gone 2.0")
    assert walk.files == ("images/a.png", "audios/a.mp3")
    assert len(walk.params["notes"]) == 2


def test_a_file_keeps_what_is_known_of_it() -> None:
    value = {
        "path": "images/a.png#tmp",
        "mime": "image/png",
        "copyright": {"license": "CC BY", "author": "<A>", "odd": 1},
        "width": "640",
        "height": 480.5,
        "onload": "x()",
        "originalImage": {"path": "images/b.png", "width": 9, "originalImage": {"path": "c"}},
    }
    assert kept(value, type="image") == {
        "path": "images/a.png",
        "mime": "image/png",
        "copyright": {"license": "CC BY", "author": "&lt;A&gt;"},
        "width": 640,
        "height": 480,
        "originalImage": {"path": "images/b.png", "width": 9},
    }


def test_a_film_keeps_its_quality_and_may_lie_on_the_web() -> None:
    film = {
        "path": "https://example.org/film?id=1",
        "mime": "video/mp4",
        "codecs": "avc1",
        "quality": {"level": "2", "label": "<b>", "odd": 1},
        "metadata": {"qualityName": "<HD>", "odd": {}},
    }
    assert kept([film, 5], type="video", extraAttributes=["metadata"]) == [
        {
            **film,
            "quality": {"level": 2, "label": "&lt;b&gt;"},
            "metadata": {"qualityName": "&lt;HD&gt;"},
        }
    ]


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../content/7/images/a.png",
        "images/../../a.png",
        "images/%2e%2e/a.png",
        "images\\a.png",
        "images//a.png",
        "./a.png",
        "C:/a.png",
        "https://example.org/a.png",
        "data:image/png;base64,AA",
        "javascript:alert(1)",
        'a.png" onerror="x()',
        "a.png?x",
        "a\0.png",
        "",
        "#tmp",
        None,
        5,
    ],
)
def test_a_path_that_leads_out_of_the_content_goes(path: Any) -> None:
    assert kept({"path": path}, type="image") is None
