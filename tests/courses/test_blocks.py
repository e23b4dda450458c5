"""What authors may put into a lesson, what is refused, and what of it each reader sees."""

import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation
from wagtail.blocks import StructBlockValidationError

from assessments.models import Item
from courses.blocks import LessonBodyBlock
from courses.models import LearnerProfile, LessonPage
from qalqan.common.models import Audience, Source
from tests.courses.lesson_blocks import (
    block,
    cite,
    content_note,
    document,
    every_block,
    for_audience,
    image,
    lesson_with,
    listed,
    text,
)
from tests.factories import three

pytestmark = pytest.mark.django_db
LESSON = "/en/courses/police/identification/signs/"
BODY = LessonBodyBlock()


def read(client: Any, path: str = LESSON, **headers: str) -> str:
    page = client.get(path, headers=headers)
    assert page.status_code == 200
    return str(page.content.decode())


def clean(kind: str, value: Any) -> Any:
    child = BODY.child_blocks[kind]
    return child.clean(child.to_python(value))


def refusal(kind: str, value: Any, field: str) -> str:
    """What the author is told at `field`."""
    with translation.override("en"), pytest.raises(StructBlockValidationError) as caught:
        clean(kind, value)
    with translation.override("en"):
        return str(messages(caught.value.block_errors[field]))


def messages(error: ValidationError) -> list[str]:
    if isinstance(error, StructBlockValidationError):
        return [text for one in error.block_errors.values() for text in messages(one)]
    return list(error.messages)


def test_every_kind_is_shown_and_the_page_is_valid(cadet_client: Any, media: Any) -> None:
    lesson_with(every_block())
    page = read(cadet_client)
    for shown in (
        'alt="A locked drawer"',
        'kind="captions"',
        "<audio controls",
        "Русский",
        'type="checkbox"',
        "International standard",
        '<time datetime="2008">',
        "<blockquote>",
        "No papers?",
        "What did you miss?",
        "Say or do this",
        "Read another part instead",
    ):
        assert shown in page, shown


def test_a_lesson_of_every_kind_costs_at_most_fifteen_statements(
    cadet_client: Any, media: Any, django_assert_max_num_queries: Any
) -> None:
    assert len(every_block()) >= 20
    lesson_with(every_block())
    read(cadet_client)
    with django_assert_max_num_queries(15):
        read(cadet_client)


def test_every_kind_has_a_preview_in_the_block_picker(signed_in: Any, media: Any) -> None:
    image()
    admin = signed_in("admin")
    for name, child in BODY.child_blocks.items():
        address = reverse("wagtailadmin_block_preview")
        preview = admin.get(address, {"id": child.definition_prefix})
        assert preview.status_code == 200
        assert child.is_previewable, name


def test_a_picture_needs_its_description_unless_it_is_decoration(media: Any) -> None:
    picture = {"image": image().pk, "alt": three(" ")}
    assert "Describe the picture" in refusal("figure", picture, "alt")
    assert clean("figure", {**picture, "decorative": True})
    assert clean("figure", {**picture, "alt": {"kk": "", "ru": "Ящик", "en": ""}})


def video(**changes: Any) -> dict[str, Any]:
    return {
        "title": three("Film"),
        "file": document("film.mp4").pk,
        "captions": {"kk": document("captions.vtt").pk},
        "transcript": three("<p>Come in.</p>"),
        **changes,
    }


def test_a_video_needs_captions_and_a_transcript(media: Any) -> None:
    assert clean("video", video())
    assert "one language at least" in refusal("video", video(captions={}), "captions")
    assert "in one language at least" in refusal("video", video(transcript={}), "transcript")


def test_a_file_that_is_not_what_its_name_says_is_refused(media: Any) -> None:
    lying = document("film.mp4", b"<script>alert(1)</script>")
    assert "is not mp4" in refusal("video", video(file=lying.pk), "file")
    other = document("sheet.pdf")
    assert "mp4, webm" in refusal("video", video(file=other.pk), "file")


def test_broken_captions_are_refused_with_their_line(media: Any) -> None:
    broken = document("captions.vtt", b"WEBVTT\n\n00:05.000 -> 00:06.000\nNo.\n")
    told = refusal("video", video(captions={"ru": broken.pk}), "captions")
    assert "Line 4" in told or "Line 3" in told


def test_only_a_case_can_be_played_as_a_case() -> None:
    question = Item.objects.get(key="adult-consent")
    told = refusal("case", {"item": question.pk}, "item")
    assert str(question.prompt_en) in told
    assert "not a case" in told


@pytest.mark.parametrize("when", ["2024-13", "24", "July 2024", "2024-02-30"])
def test_a_timeline_takes_days_of_the_calendar_alone(when: str) -> None:
    entries = listed(*({"when": day, "heading": three("Law")} for day in ("2008", when)))
    with pytest.raises(StructBlockValidationError):
        clean("timeline", {"entries": entries})


def test_a_timeline_is_shown_in_the_order_of_time(cadet_client: Any) -> None:
    days = ("2024-07-05", "2008", "2024-03")
    entries = listed(*({"when": day, "heading": three("Law")} for day in days))
    lesson_with([block("timeline", {"entries": entries})])
    page = read(cadet_client)
    assert re.findall(r'<time datetime="([^"]+)">', page) == ["2008", "2024-03", "2024-07-05"]


def test_a_learner_sees_the_common_core_and_their_own_blocks(
    cadet_client: Any, cadet: Any, signed_in: Any
) -> None:
    lesson_with(
        [
            text("For all."),
            for_audience("police", text("Police!")),
            for_audience("judges", text("Bench!")),
        ]
    )
    page = read(cadet_client)
    assert "For all." in page
    assert "Police!" in page
    assert "Bench!" not in page
    judges = Audience.objects.get(code="judges")
    LearnerProfile.objects.update_or_create(user=cadet, defaults={"audience": judges})
    page = read(cadet_client)
    assert "Bench!" in page
    assert "Police!" not in page


def test_an_author_sees_every_audiences_blocks_with_their_labels(signed_in: Any) -> None:
    lesson_with([for_audience("police", text("Police!")), for_audience("judges", text("Bench!"))])
    page = read(signed_in("author"))
    assert "Police!" in page
    assert "Bench!" in page
    assert f"For: {Audience.objects.get(code='judges').name_en}" in page


def test_what_rests_on_an_unverified_source_says_so_wherever_it_is_cited(
    cadet_client: Any,
) -> None:
    unsure = cite("kz-reply-osce-2016")
    row = {
        "aspect": three("Means"),
        "kz": three("<p>a</p>"),
        "kz_citations": listed(unsure),
        "international": three("<p>b</p>"),
        "international_citations": [],
    }
    comparison = block("comparison", {"title": three("t"), "rows": listed(row)})
    sure = text("Sure.", cite("palermo-protocol"))
    lesson_with([comparison, sure, for_audience("police", text("Mine.", unsure))])
    page = read(cadet_client)
    assert page.count("Not yet verified: rests on note 1.") == 2
    assert "note 2" not in page


def test_a_superseded_source_leads_to_what_replaced_it(cadet_client: Any) -> None:
    newer = Source.objects.get(key="palermo-protocol")
    Source.objects.filter(key="mlsp-2026").update(status="superseded", superseded_by=newer)
    lesson_with([text("Old.", cite("mlsp-2026"))])
    assert f"note 1 was superseded by {newer.short_en}" in read(cadet_client)


def test_either_way_around_distressing_matter_is_closed_at_first_and_completes_alike(
    cadet_client: Any,
) -> None:
    lesson_with([content_note([text("Cruel.")], [text("Calm.")])])
    page = read(cadet_client)
    assert page[page.index("q-contentnote") :].count("<details>") == 2
    assert "completed by either alike" in page
    assert cadet_client.post(f"{LESSON}complete/").status_code == 302
    assert "Completed" in read(cadet_client)


def test_a_question_can_be_asked_on_either_way(cadet_client: Any) -> None:
    question = block("self_check", {"item": Item.objects.get(key="check-signs").pk})
    lesson_with([content_note([question], [text("Calm.")])])
    assert "Check my answer" in read(cadet_client)


def test_pictures_and_films_wait_where_data_is_dear(cadet_client: Any, media: Any) -> None:
    lesson_with(every_block())
    assert "<video" in read(cadet_client)
    spared = read(cadet_client, save_data="on")
    assert not re.search(r"<(video|audio)|<img class=\"?q-figure|srcset", spared)
    assert "A locked drawer" in spared
    assert re.search(r'<a href="[^"]+">Show the picture \([^)]+\)</a>', spared)


def test_words_of_the_glossary_are_explained_once_at_the_end(cadet_client: Any, media: Any) -> None:
    lesson_with(every_block())
    page = read(cadet_client)
    words = page[page.index('id="words-title"') :]
    assert words.count("<dt>coercion</dt>") == 1
    link = re.search(r'<a class="q-term" href="#(term-\d+)">coercion</a>', page)
    assert link
    assert f'id="{link[1]}"' in words


def test_a_note_for_oneself_is_asked_for_where_it_can_be_kept() -> None:
    child = BODY.child_blocks["reflection"]
    value = child.to_python({"prompt": three("What did you miss?")})
    assert "<form" not in child.render(value, {"id": "b1"})
    kept = {"id": "b1", "note_action": "/en/note/", "notes_by_block": {"b1": "A <b>door</b>."}}
    form = child.render(value, kept)
    assert 'action="/en/note/"' in form
    assert "A &lt;b&gt;door&lt;/b&gt;." in form


def test_the_lesson_of_an_older_editor_still_opens(cadet_client: Any) -> None:
    """A block that refers to what was deleted is passed over in place of breaking the page."""
    lesson = lesson_with([block("self_check", {"item": 10**9}), text("Here.")])
    assert isinstance(lesson, LessonPage)
    assert "Here." in read(cadet_client)
