"""What the kinds share whose answer is typed.

Raw: {"text": str, "language": "kk"}. The language may be left out: it is the page's, is kept
for analysis, and changes no mark.
"""

import re

from assessments.scoring.shapes import InvalidResponseError, Raw
from qalqan.common.languages import LANGUAGES

# PostgreSQL's jsonb stores neither NUL nor half of a surrogate pair; JSON can spell both.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def check_text(raw: Raw, most_characters: int) -> None:
    """Raise InvalidResponseError where `raw` is no typed answer, or is too long."""
    if not isinstance(raw, dict) or not isinstance(raw.get("text"), str):
        raise InvalidResponseError("malformed", "an answer is a text")
    if set(raw) - {"text", "language"} or raw.get("language", LANGUAGES[0]) not in LANGUAGES:
        raise InvalidResponseError("malformed", "an answer is a text in a language of the site")
    if UNSTORABLE.search(raw["text"]):
        raise InvalidResponseError("malformed", "the text has characters that are none")
    # A form sends each line end as two characters, and the browser counted one.
    if len(raw["text"].replace("\r\n", "\n")) > most_characters:
        raise InvalidResponseError("too_long", f"at most {most_characters} characters")
