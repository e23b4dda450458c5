"""Pages with any body, for properties of translations."""

from typing import Any

from hypothesis import strategies as st

from qalqan.common.languages import LANGUAGES
from qalqan.common.models import TextPage

WORDS = st.text("абвғқңөұүһі xyz<>&\"'[]\n", max_size=12)
TEXTS = st.fixed_dictionaries(dict.fromkeys(LANGUAGES, WORDS))
IDS = st.uuids().map(str)


def _text(key: str, heading: Any, body: Any) -> dict[str, Any]:
    return {"type": "text", "id": key, "value": {"heading": heading, "body": body}}


def _points(key: str, heading: Any, points: list[tuple[str, Any]]) -> dict[str, Any]:
    listed = [{"type": "item", "id": name, "value": value} for name, value in points]
    return {"type": "key_points", "id": key, "value": {"heading": heading, "points": listed}}


BLOCKS = st.one_of(
    st.builds(_text, IDS, TEXTS, TEXTS),
    st.builds(_points, IDS, TEXTS, st.lists(st.tuples(IDS, TEXTS), max_size=3)),
)
BODIES = st.lists(BLOCKS, max_size=4)


def page_with(body: list[Any], **fields: str) -> TextPage:
    field = TextPage._meta.get_field("body")
    return TextPage(body=field.stream_block.to_python(body), **fields)
