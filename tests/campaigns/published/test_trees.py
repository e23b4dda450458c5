"""Of files and encodings what holds for all of them, without a site."""

import re
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.services.published.copies import best_encoding, copy_of
from campaigns.services.published.trees import TICK_SECONDS, last_tick, write_pages

TIMES = st.integers(1_600_000_000, 4_000_000_000)
HOUR = 60 * 60


@given(now=TIMES, left=st.integers(-10 * HOUR, 10_000 * HOUR))
def test_no_tick_for_which_a_page_is_written_ends_after_its_expiry(now: int, left: int) -> None:
    last = last_tick(now + left, now // TICK_SECONDS)
    assert (last + 1) * TICK_SECONDS <= now + left


@given(accepted=st.text() | st.from_regex(r"(br|gzip|\*)(;q=[01](\.\d)?)?(, (br|gzip))?"))
def test_no_encoding_is_used_that_was_not_named(accepted: str) -> None:
    encoding = best_encoding(accepted)
    assert encoding == "identity" or "*" in accepted or encoding in accepted.lower()


@settings(max_examples=10, deadline=None)
@given(now=TIMES, lefts=st.lists(st.integers(0, 300 * 24 * HOUR), min_size=1, max_size=3))
def test_at_each_moment_those_pages_lie_there_that_hold_and_no_other(
    now: int, lefts: list[int]
) -> None:
    pages = [copy_of(f"/kk/{n}/", "200 OK", [], b"page") for n in range(len(lefts))]
    for page, left in zip(pages, lefts, strict=True):
        object.__setattr__(page, "expires", now + left)
    with tempfile.TemporaryDirectory() as folder:
        write_pages(Path(folder), pages, now=now)
        moments = [now, *(now + left + edge for left in lefts for edge in (-TICK_SECONDS, 0))]
        for moment in moments:
            lying = {path.parent.name for path in _at(Path(folder), moment).rglob("index.html")}
            for number, left in enumerate(lefts):
                assert str(number) not in lying or moment < now + left


def _at(root: Path, moment: int) -> Path:
    """Where the web server looks: as its configuration cuts the time."""
    found = re.match(r"(?P<tick>\d{6})", f"{moment}.000")
    assert found
    return root / "until" / found["tick"]
