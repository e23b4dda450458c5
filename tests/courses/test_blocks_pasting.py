"""Whatever is pasted into an editor's form, nothing of it runs in a reader's browser."""

import json
from html.parser import HTMLParser
from typing import Any

import pytest
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from courses.models import LessonPage
from qalqan.common.languages import LANGUAGES

pytestmark = pytest.mark.django_db
LESSON = "/kk/courses/police/identification/signs/"
PASTED = (
    "<script>alert(1)</script><img src=x onerror=alert(1)><p onclick='alert(1)'>Оқыңыз</p>"
    "<a href='javascript:alert(1)'>мұнда</a>"
)


def content_state(text: str) -> str:
    """What the rich text editor would post, with a link that no editor lets one make."""
    whole = {"offset": 0, "length": len(text), "key": 0}
    block = {"key": "a", "text": text, "type": "unstyled", "depth": 0}
    link = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}}
    return json.dumps(
        {
            "blocks": [{**block, "inlineStyleRanges": [], "entityRanges": [whole]}],
            "entityMap": {"0": link},
        }
    )


def leaf(text: str) -> dict[str, str]:
    return dict.fromkeys(LANGUAGES, text)


def rows(*values: Any) -> dict[str, Any]:
    return streamfield([("item", value) for value in values])


class Dangers(HTMLParser):
    """Collects what would run: scripts, handlers, addresses that are code."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and not (given.get("src") or "").startswith("/static/"):
            self.found.append(tag)
        self.found += [name for name in given if name.startswith("on")]
        self.found += [value for value in given.values() if (value or "").startswith("javascript")]


def test_nothing_that_was_pasted_runs(signed_in: Any, cadet_client: Any) -> None:
    lesson = LessonPage.objects.get(slug="signs")
    rich = leaf(content_state(PASTED))
    body = [
        ("text", {"heading": leaf(PASTED), "body": rich, "citations": rows()}),
        ("key_points", {"heading": leaf(""), "points": rows(leaf(PASTED)), "citations": rows()}),
        (
            "accordion",
            {"sections": rows({"heading": leaf(PASTED), "body": rich}), "citations": rows()},
        ),
        ("reflection", {"prompt": leaf(PASTED)}),
    ]
    form = nested_form_data(
        {
            "title": lesson.title,
            "slug": lesson.slug,
            "minutes": lesson.minutes,
            "completed_when": lesson.completed_when,
            "source_language": lesson.source_language,
            "comments": inline_formset([]),
            "body": streamfield(body),
            **{f"heading_{code}": PASTED for code in LANGUAGES},
            **{f"summary_{code}": PASTED for code in LANGUAGES},
            **{f"ready_{code}": "on" for code in LANGUAGES},
            "action-publish": "1",
        }
    )
    saved = signed_in("publisher").post(f"/cms/pages/{lesson.pk}/edit/", form)
    assert saved.status_code == 302
    dangers = Dangers()
    page = cadet_client.get(LESSON).content.decode()
    dangers.feed(page)
    assert page.count("&lt;script&gt;") >= 6
    assert dangers.found == []
