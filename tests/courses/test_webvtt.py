"""Captions: what a browser would show is read, what it would lose is refused by line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qalqan.common.blocks.webvtt import Cue, WebVttError, cues

words = st.text("абвқ әcome in,.?", min_size=1, max_size=20).filter(str.strip).map(str.strip)
times = st.integers(0, 10 * 3600 * 1000)


def stamp(thousandths: int) -> str:
    seconds, rest = divmod(thousandths, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


@given(st.lists(st.tuples(times, st.integers(1, 9999), words), min_size=1, max_size=5))
def test_what_was_written_is_read(spoken: list[tuple[int, int, str]]) -> None:
    blocks = [
        f"{number}\n{stamp(start)} --> {stamp(start + length)} align:start\n{text}\n"
        for number, (start, length, text) in enumerate(spoken)
    ]
    content = "\n".join(["WEBVTT - talk\n", "NOTE made by hand\n", *blocks])
    assert cues(content.encode()) == [
        Cue(start / 1000, (start + length) / 1000, text) for start, length, text in spoken
    ]


@given(st.binary(max_size=60))
def test_nonsense_is_refused(content: bytes) -> None:
    with pytest.raises(WebVttError):
        cues(content)


@pytest.mark.parametrize(
    ("content", "line", "code"),
    [
        ("", 1, "signature"),
        ("1\n00:01.000 --> 00:02.000\nNo.\n", 1, "signature"),
        ("WEBVTT\n", 1, "empty"),
        ("WEBVTT\n\n00:01 --> 00:02\nNo.\n", 3, "timing"),
        ("WEBVTT\n\n00:01,000 --> 00:02,000\nNo.\n", 3, "timing"),
        ("WEBVTT\n\nname\nno time\n", 4, "timing"),
        ("WEBVTT\n\n00:03.000 --> 00:02.000\nNo.\n", 3, "order"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n\nLost.\n", 3, "no-text"),
    ],
)
def test_a_broken_file_is_refused_with_its_line_and_reason(
    content: str, line: int, code: str
) -> None:
    with pytest.raises(WebVttError) as caught:
        cues(content.encode())
    assert (caught.value.line, caught.value.code) == (line, code)


def test_a_file_of_another_encoding_is_refused_where_it_breaks() -> None:
    content = "WEBVTT\n\n00:01.000 --> 00:02.000\nҚош\n"
    with pytest.raises(WebVttError) as caught:
        cues(content.encode("utf-16"))
    assert caught.value.code == "encoding"
    with pytest.raises(WebVttError) as caught:
        cues(b"WEBVTT\n\n00:01.000 --> 00:02.000\n\xcf\xf0\n")
    assert caught.value.line == 4
