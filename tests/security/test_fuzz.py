"""Whatever comes in a foreign file: the readers take it or refuse it in words of ours.

Nothing else may come out of them, and none of them takes much more memory than its file.
"""

import tracemalloc
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.http import HttpRequest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.exchange.formats import FORMATS, FileError
from campaigns.middleware.answers import front_door
from campaigns.services.outreach import OutreachError, importing
from courses.exchange.formats import CourseFileError
from courses.exchange.formats.archive import Archive
from courses.exchange.formats.data import read_manifest
from courses.lists import services as lists
from courses.lists.enums import ListKind
from courses.lists.formats.rejections import ListError
from courses.returns import services as returns
from qalqan.common.blocks.webvtt import WebVttError, cues
from qalqan.common.enums import HotlineKind
from qalqan.common.formats.addresses import is_address, link
from qalqan.common.formats.tables import TableError
from qalqan.common.services import uploads
from qalqan.common.services.ranges import UnsatisfiableError, part_asked
from qalqan.common.services.tables import xlsx_file
from qalqan.common.services.translations.xliff import XliffError
from qalqan.common.services.translations.xliff.reading import read as read_xliff

MOST_BYTES_HELD = 64 * 2**20
Reader = Callable[[bytes], Any]


def items(format: str) -> Reader:
    return lambda raw: list(FORMATS[format].read(BytesIO(raw), language="kk"))


def course_file(raw: bytes) -> None:
    archive = Archive(BytesIO(raw))
    read_manifest(archive)
    for name in archive.names:
        archive.read(name)


def zipped(**parts: str) -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        for name, text in parts.items():
            archive.writestr(f"{name}.json", text)
    return output.getvalue()


HEADER = ["Фамилия", "Имя", "Отчество", "E-mail", "Код", "Пол"]
ROW = ["=cmd|' /C calc'!A0", "Әлия", "Ә", "a@b.kz", "K-1", "ж"]
TABLE = "\n".join(";".join(row) for row in (HEADER, ROW)).encode()
BOOK = xlsx_file("А", HEADER, [ROW]).read()
GIFT = "$CATEGORY: a/b\n::Т:: [html]<p>Кто\\: он?</p> {=%100%а#да ~%-50%б ~в -> г}\n\n1{#3:0.5}\n"
AIKEN = "Сұрақ?\nA. бір\nB) екі\nANSWER: B\n"
MOODLE = (
    '<quiz><question type="multichoice"><name><text>a</text></name><questiontext format="html">'
    "<text><![CDATA[<p>{1:SHORTANSWER:=a}</p>]]></text></questiontext>"
    '<answer fraction="100"><text>b</text></answer></question></quiz>'
)
XLIFF = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="kk" trgLang="ru">'
    '<file id="f"><unit id="u"><segment><source>а<pc id="1">б</pc></source>'
    "<target>в</target></segment></unit></file></xliff>"
)
VTT = "WEBVTT\n\nNOTE a\n\n1\n00:00:01.000 --> 00:00:02.500 line:0\n<v Ә>мәтін</v>\n"
JSON = '{"format": 1, "year": 2026, "rows": [{"persons": 1e999}], "totals": {"persons": [[[]]]}}'
READERS: dict[str, tuple[Reader, tuple[type[Exception], ...], bytes]] = {
    "gift": (items("gift"), (FileError,), GIFT.encode()),
    "aiken": (items("aiken"), (FileError,), AIKEN.encode()),
    "moodlexml": (items("moodlexml"), (FileError,), MOODLE.encode()),
    "xliff": (lambda raw: read_xliff(BytesIO(raw)), (XliffError,), XLIFF.encode()),
    "course": (course_file, (CourseFileError,), zipped(manifest=JSON, course="{}")),
    "people": (lambda raw: lists.read(raw, ListKind.LEARNERS), (TableError, ListError), TABLE),
    "book": (lambda raw: lists.read(raw, ListKind.LEARNERS), (TableError, ListError), BOOK),
    "sessions": (lambda raw: lists.read(raw, ListKind.SESSIONS), (TableError, ListError), TABLE),
    "events": (importing.read, (TableError, OutreachError), TABLE),
    "return": (lambda raw: returns.read(raw, where="a"), (returns.MergeError,), JSON.encode()),
    "template": (lambda raw: returns.read(raw, where="a"), (returns.MergeError,), BOOK),
    "webvtt": (cues, (WebVttError,), VTT.encode()),
}
PIECES = (
    *(b"{", b"}", b"=", b"~", b"<", b">", b"&", b'"', b"\\", b"\0", b"\n\n", b"\xff\xfe", b"]]>"),
    *(b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"[[[[[[", b"-->", b"PK\x05\x06", b"1e999", b";"),
    *("\u202e".encode(), b"%", b"#", b"NaN", b"99:99:99.999", b"/../", b"=1+1", "ﬀ".encode()),
)


@st.composite
def spoilt(draw: st.DrawFn, sample: bytes) -> bytes:
    """The sample with parts of it left out, repeated, or replaced by what means something."""
    raw = sample
    for _time in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.integers(0, 12)))
        piece = draw(st.one_of(st.sampled_from(PIECES), st.binary(max_size=8)))
        raw = raw[:start] + piece * draw(st.integers(0, 40)) + raw[end:]
    return raw


def read(name: str, raw: bytes) -> bool:
    """Whether the file was taken; any error that is not the reader's own goes on."""
    reader, refusals, _sample = READERS[name]
    try:
        reader(raw)
    except refusals:
        return False
    return True


@pytest.mark.parametrize(
    "name", sorted(READERS.keys() - {"course", "return", "template", "events"})
)
def test_the_file_before_it_is_spoilt_is_taken(name: str) -> None:
    assert read(name, READERS[name][2])


@pytest.mark.parametrize("name", READERS)
@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_spoilt_file_is_taken_or_refused(name: str, data: st.DataObject) -> None:
    read(name, data.draw(spoilt(READERS[name][2])))


@pytest.mark.parametrize("name", READERS)
@given(raw=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
@settings(max_examples=40, deadline=None)
def test_a_file_of_anything_is_taken_or_refused(name: str, raw: bytes) -> None:
    read(name, raw)


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("piece", [b"{", b"<a>", b"[", b'"', b"\n\n", b"~", b";;", b"{#", b"1:"])
def test_much_of_the_same_takes_no_more_memory_than_it_should(name: str, piece: bytes) -> None:
    raw = READERS[name][2] + piece * (200_000 // len(piece))
    tracemalloc.start()
    read(name, raw)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < MOST_BYTES_HELD


@given(st.text(max_size=120), st.integers(0, 2**40))
def test_any_range_header_is_a_part_the_whole_or_past_the_end(header: str, size: int) -> None:
    for asked in (header, f"bytes={header}"):
        try:
            part = part_asked(asked, size)
        except UnsatisfiableError:
            continue
        assert part is None or 0 <= part.first <= part.last < size


@given(st.text(alphabet=st.characters(codec="latin-1"), max_size=300))
def test_any_wish_for_a_language_leads_to_a_page_of_ours(wishes: str) -> None:
    class Memory:
        def has(self, _path: str) -> bool:
            return False

    headers = dict(front_door(Memory(), wishes).headers)  # type: ignore[arg-type]
    assert headers["Location"] == "/kk/help/"


@given(st.sampled_from(HotlineKind.values), st.text(max_size=60))
def test_what_counts_as_a_hotlines_address_leads_where_it_says(kind: str, text: str) -> None:
    if is_address(kind, text):
        assert link(kind, text).startswith(("tel:", "sms:", "mailto:", "https://"))
        assert not set(link(kind, text)) & set("<>\"'\n\r\t")


@given(st.text(max_size=200))
def test_a_pass_that_was_never_given_opens_nothing(token: str) -> None:
    person = HttpRequest  # Whoever asks: nothing of theirs is looked at.
    with pytest.raises(uploads.UploadGoneError):
        uploads.choices_of(token, by=person)  # type: ignore[arg-type]
