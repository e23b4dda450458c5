"""XML that would do harm is refused where it begins; nothing is expanded or fetched."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.exchange.formats import FileError
from assessments.exchange.formats.moodlexml import parsing
from tests.assessments.exchange.reading import question, read_all, reason

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def refusal(text: str | bytes) -> tuple[str, int, int]:
    with pytest.raises(FileError) as caught:
        read_all("moodlexml", text)
    return caught.value.code, caught.value.line, caught.value.column


def test_entities_are_not_even_declared(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    for inside in (LAUGHS, f'<!ENTITY l9 SYSTEM "{secret.as_uri()}">'):
        text = f'<?xml version="1.0"?>\n<!DOCTYPE quiz [<!ENTITY l0 "ha">{inside}]>\n'
        code, line, _column = refusal(text + question("essay", text="]]>&l9;<![CDATA["))
        assert (code, line) == ("dtd", 2)
    assert refusal('<!DOCTYPE quiz SYSTEM "https://example.org/quiz.dtd"><quiz/>')[0] == "dtd"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("<quiz>\n  <question></quiz>", ("broken_xml", 2, 15)),
        ("<quiz>", ("broken_xml", 1, 7)),
        ("", ("broken_xml", 1, 1)),
        ("Which?{=a ~b}", ("broken_xml", 1, 1)),
        ("<quiz>&nbsp;</quiz>", ("broken_xml", 1, 7)),
        ("<html><body/></html>", ("wrong_format", 1, 1)),
        (f"<quiz>{'<a>' * 21}", ("too_deep", 1, 64)),
        (f"<quiz><question>{'<a/>' * 5_000}", ("too_many_elements", 1, 20_013)),
        ('<?xml version="1.0" encoding="windows-1251"?>\n<quiz/>', ("not_utf8", 1, 1)),
        ("<quiz>\nҚ</quiz>".encode("kz1048"), ("not_utf8", 2, 1)),
        ("<quiz/>".encode("utf-16"), ("not_utf8", 1, 1)),
    ],
)
def test_a_file_is_refused_whole_with_line_and_column(
    text: str | bytes, wanted: tuple[str, int, int]
) -> None:
    assert refusal(text) == wanted


def test_a_question_with_endless_text_is_skipped_and_not_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parsing, "MOST_TEXT", 1000)
    assert reason("moodlexml", question("essay", "<file>" + "A" * 5000 + "</file>")) == "too_long"


@given(st.text(st.sampled_from("<>/&;![]CDATAquizquestion\"'= \n") | st.characters()))
def test_anything_is_read_or_refused_by_name(text: str) -> None:
    for data in (text, f"<quiz>{text}</quiz>", question("cloze", text=text)):
        with contextlib.suppress(FileError):
            read_all("moodlexml", data.encode(errors="surrogatepass"))
