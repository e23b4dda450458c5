"""A lesson of one activity, and what its page would send."""

import json
from typing import Any

from assessments.models import H5PContent
from courses.models import Completion, LessonPage
from tests.assessments.h5p.contents import Data
from tests.courses.lesson_blocks import Raw, h5p
from tests.courses.test_whole_way import FIRST, lessons

RIGHT, WRONG = "0", "1"


def playing(content: H5PContent, *, completed_when: str = "activities", **more: Any) -> Raw:
    """The first lesson, published with this activity alone; its raw block."""
    lesson = lessons()[0]
    raw = h5p(content.pk, **more)
    lesson.body = LessonPage._meta.get_field("body").stream_block.to_python([raw])
    lesson.completed_when = completed_when
    lesson.save_revision().publish()
    return raw


def told(client: Any, raw: Raw, content: H5PContent, said: Data) -> int:
    """What the page's script would send; the answer's status."""
    address = f"{FIRST}activity/{raw['id']}/{content.current_id}/"
    sent = client.post(address, json.dumps(said), content_type="application/json")
    return int(sent.status_code)


def is_done() -> bool:
    return Completion.objects.standing().filter(page=lessons()[0].pk).exists()
