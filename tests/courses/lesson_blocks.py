"""One raw block of every kind that a lesson may hold, with the files that they need."""

import uuid
from io import BytesIO
from typing import Any

import wagtail_factories
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.documents import get_document_model

from assessments.models import Item
from assessments.services import bank
from courses.models import LessonPage
from qalqan.common.models import Amount, GlossaryTerm, Source
from tests.assessments.h5p.packages import echo
from tests.assessments.h5p.store.storing import take
from tests.assessments.presenting.items import ITEMS
from tests.factories import three
from tests.security.pdf_files import pdf

Raw = dict[str, Any]
CAPTIONS = b"WEBVTT\n\n00:00.000 --> 00:02.000\nCome in.\n"
FILES = {
    "film.mp4": b"\0\0\0\x18ftypmp42" + b"\0" * 5000,
    "talk.mp3": b"ID3" + b"\0" * 5000,
    "sheet.pdf": pdf(),
    "captions.vtt": CAPTIONS,
}


def document(name: str, content: bytes | None = None) -> Any:
    content = FILES[name] if content is None else content
    made = get_document_model()(title=name, file=ContentFile(content, name))
    made._set_document_file_metadata()
    made.save()
    return made


def image() -> Any:
    drawn = BytesIO()
    Image.new("RGB", (1200, 600), "#0a4a5c").save(drawn, "PNG")
    return wagtail_factories.ImageFactory(file=ContentFile(drawn.getvalue(), "drawer.png"))


def block(kind: str, value: Any) -> Raw:
    return {"type": kind, "id": str(uuid.uuid4()), "value": value}


def listed(*values: Any) -> list[Raw]:
    return [block("item", value) for value in values]


def html(text: str) -> dict[str, str]:
    return three(f"<p>{text}</p>")


def cite(key: str, locator: str = "") -> Raw:
    return {"source": Source.objects.get(key=key).pk, "locator": locator}


def text(body: str, *cites: Raw) -> Raw:
    return block("text", {"heading": three(""), "body": html(body), "citations": listed(*cites)})


def for_audience(code: str, *blocks: Raw) -> Raw:
    return block("for_audience", {"audiences": [code], "blocks": list(blocks)})


def content_note(matter: list[Raw], instead: list[Raw]) -> Raw:
    value = {"warning": three("A child is hurt."), "matter": matter, "instead": instead}
    return block("content_note", value)


def plain_blocks() -> list[Raw]:
    """Every kind that holds no other."""
    term, amount = GlossaryTerm.objects.get(key="coercion"), Amount.objects.exclude(unit=None)[0]
    treaty = cite("palermo-protocol", "3(b)")
    picture, captions = image().pk, document("captions.vtt").pk
    case = bank.store_item("case-in-a-lesson", spec=ITEMS["case"], live=False)
    case.freeze()
    Item.objects.filter(pk=case.pk).update(live=True)
    return [
        text(
            f'<a id="{term.pk}" linktype="term">coercion</a>, '
            f'<embed embedtype="amount" id="{amount.pk}"/>'
        ),
        block(
            "key_points",
            {"heading": three("Keep"), "points": listed(three("one")), "citations": []},
        ),
        block(
            "figure",
            {
                "image": picture,
                "decorative": False,
                "alt": three("A locked drawer"),
                "caption": three("Passports"),
                "description": html("The key is with the manager."),
                "credit": "Qalqan",
                "citations": [],
            },
        ),
        block(
            "video",
            {
                "title": three("The first conversation"),
                "file": document("film.mp4").pk,
                "captions": {"kk": captions, "ru": None, "en": captions},
                "transcript": html("Come in."),
                "poster": picture,
                "citations": [],
            },
        ),
        block(
            "audio",
            {
                "title": three("Questions"),
                "file": document("talk.mp3").pk,
                "transcript": html("Who has your papers?"),
                "citations": [],
            },
        ),
        block(
            "document",
            {
                "title": three("Assessment sheet"),
                "files": {"kk": None, "ru": document("sheet.pdf").pk, "en": None},
                "citations": [],
            },
        ),
        block(
            "checklist",
            {
                "title": three("On the spot"),
                "groups": listed(
                    {
                        "heading": three("Papers"),
                        "indicators": listed({"text": three("No passport"), "note": three("Ask.")}),
                    }
                ),
                "citations": listed(cite("unodc-indicators")),
            },
        ),
        block(
            "comparison",
            {
                "title": three("Consent"),
                "rows": listed(
                    {
                        "aspect": three("Means"),
                        "kz": html("Not asked for."),
                        "kz_citations": listed(cite("sc-resolution-7-2012")),
                        "international": html("Needed."),
                        "international_citations": listed(treaty),
                    }
                ),
            },
        ),
        block(
            "timeline",
            {
                "title": three("How the law changed"),
                "entries": listed(
                    {"when": "2024-07-05", "heading": three("A law"), "text": html("New.")},
                    {"when": "2008", "heading": three("Ratified"), "text": three("")},
                ),
                "citations": [],
            },
        ),
        block("drawing", {"drawing": "eleven-signs", "citations": listed(treaty)}),
        block("quotation", {"text": three("Any person."), "who": three("UN"), "citation": treaty}),
        block(
            "accordion",
            {
                "sections": listed({"heading": three("No papers?"), "body": html("Go on.")}),
                "citations": [],
            },
        ),
        block("reflection", {"prompt": three("What did you miss?")}),
        block("self_check", {"item": Item.objects.get(key="check-signs").pk}),
        block("case", {"item": case.pk}),
        h5p(),
    ]


def h5p(content: int | None = None, *, counts: str = "practice", question: Any = None) -> Raw:
    """An activity; without `content` one that is brought in for it, in Kazakh alone."""
    played = content or take(echo()).content.pk
    return block(
        "h5p",
        {
            "title": three("Find the signs"),
            "contents": {"kk": played, "ru": None, "en": None},
            "counts": counts,
            "pass_mark": 80,
            "instead": html("No papers, no eye contact, a debt."),
            "question": question,
        },
    )


def every_block() -> list[Raw]:
    """More than twenty blocks of all kinds, some inside others."""
    plain = plain_blocks()
    return [
        *plain,
        content_note(plain_blocks_again(plain[:7]), plain_blocks_again(plain[1:3])),
        for_audience("police", *plain_blocks_again(plain[2:8])),
        for_audience("judges", text("For the bench alone.")),
        *plain_blocks_again(plain[:4]),
    ]


def plain_blocks_again(blocks: list[Raw]) -> list[Raw]:
    return [block(one["type"], one["value"]) for one in blocks]


def lesson_with(blocks: list[Raw]) -> LessonPage:
    """The police lesson `signs` with this body, published."""
    lesson = LessonPage.objects.get(slug="signs")
    lesson.body = LessonPage._meta.get_field("body").stream_block.to_python(blocks)
    lesson.save()
    return lesson
