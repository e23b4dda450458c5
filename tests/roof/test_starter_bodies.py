"""Every kind of block, media excepted, can be written in the starter's YAML."""

from typing import Any

import pytest
from wagtail.blocks import StreamValue

from assessments.models import Item
from courses.blocks import LessonBodyBlock
from qalqan.common.models import Amount, GlossaryTerm
from qalqan.services.starter.bodies import Body
from qalqan.services.starter.files import StarterError
from qalqan.services.starter.markup import rich

pytestmark = pytest.mark.django_db
CITE = [{"source": "palermo-protocol", "locator": "3(a)"}]
NEUTRAL: list[dict[str, Any]] = [
    {"id": "a", "kind": "text", "cite": CITE},
    {"id": "b", "kind": "key_points"},
    {"id": "c", "kind": "self_check", "item": "check-signs"},
    {"id": "d", "kind": "checklist", "groups": [{"id": "papers", "signs": ["none", "kept"]}]},
    {"id": "e", "kind": "comparison", "rows": [{"id": "means", "international": CITE}]},
    {
        "id": "f",
        "kind": "timeline",
        "entries": [{"id": "x", "when": 2008}, {"id": "y", "when": "2024-07"}],
    },
    {"id": "g", "kind": "quotation", "cite": CITE},
    {"id": "h", "kind": "accordion", "sections": ["one"]},
    {"id": "i", "kind": "reflection"},
    {
        "id": "j",
        "kind": "content_note",
        "matter": [{"id": "k", "kind": "text"}],
        "instead": [{"id": "l", "kind": "reflection"}],
    },
    {
        "id": "m",
        "kind": "for_audience",
        "audiences": ["police"],
        "blocks": [{"id": "n", "kind": "text"}],
    },
]
TEXTS: dict[str, Any] = {
    "a": {"body": "See [[victim|the victim]]."},
    "b": {"points": ["one"]},
    "d": {
        "title": "Signs",
        "groups": {"papers": {"heading": "Papers", "signs": {"none": "No papers", "kept": "Kept"}}},
    },
    "e": {
        "title": "t",
        "rows": {"means": {"aspect": "Means", "kz": "No.", "international": "Yes."}},
    },
    "f": {"entries": {"x": {"heading": "Ratified"}, "y": {"heading": "A law"}}},
    "g": {"text": "Any person.", "who": "UN"},
    "h": {"sections": {"one": {"heading": "h", "body": "b"}}},
    "i": {"prompt": "Why?"},
    "j": {"warning": "Cruel."},
    "k": {"body": "Hard."},
    "l": {"prompt": "Calm?"},
    "n": {"body": "Yours."},
}


def stream() -> list[Any]:
    files = dict.fromkeys(("kk", "ru", "en"), TEXTS)
    items = {"check-signs": Item.objects.get(key="check-signs").pk}
    return Body("course/module/lesson", files).stream(NEUTRAL, items)


def test_every_kind_comes_in_as_an_author_could_have_saved_it() -> None:
    block = LessonBodyBlock()
    value: StreamValue = block.to_python(stream())
    assert [child.block_type for child in value] == [one["kind"] for one in NEUTRAL]
    for child in value:
        child.block.clean(child.value)


def test_ids_are_the_same_at_every_load() -> None:
    assert stream() == stream()


def test_words_and_sums_are_written_by_their_keys() -> None:
    word, amount = GlossaryTerm.objects.get(key="victim"), Amount.objects.all()[0]
    html = rich(f"A [[victim|person]] gets [[amount:{amount.key}]].")
    assert f'<a linktype="term" id="{word.pk}">person</a>' in html
    assert f'<embed embedtype="amount" id="{amount.pk}"/>' in html


@pytest.mark.parametrize("text", ["[[nothing|x]]", "[[amount:nothing]]"])
def test_a_key_that_nobody_wrote_down_is_named(text: str) -> None:
    with pytest.raises(StarterError, match="nothing"):
        rich(text)


def test_an_unknown_kind_is_named_with_its_place() -> None:
    with pytest.raises(StarterError, match=r"course/module/lesson/z: .* 'dance'"):
        Body("course/module/lesson", {}).stream([{"id": "z", "kind": "dance"}])
