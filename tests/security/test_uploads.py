"""Files that people send in are what they say, carry no programs and tell no places."""

import zipfile
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.core.files.uploadedfile import UploadedFile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from qalqan.common.services.files import (
    FileError,
    accept_document,
    accept_file,
    accept_picture,
    documents,
    pictures,
)
from tests.security import clamd, files
from tests.security.pdf_files import pdf

MOST = 2**21
KINDS = {"png": "PNG", "jpg": "JPEG", "webp": "WEBP", "gif": "GIF"}


def refusal(accept: Any, file: UploadedFile) -> str:
    with pytest.raises(FileError) as caught:
        accept(file, most_bytes=MOST)
    assert str(caught.value)
    return str(caught.value.code)


@pytest.mark.parametrize("ending", KINDS)
def test_a_picture_tells_neither_place_nor_camera(ending: str) -> None:
    raw = files.with_place(KINDS[ending])
    assert files.SECRET in raw
    taken = accept_picture(files.upload(f"a.{ending}", raw), most_bytes=MOST).read()
    assert files.SECRET not in taken
    with Image.open(BytesIO(taken)) as picture:
        assert (picture.size, len(picture.getexif())) == ((40, 30), 0)


def test_what_is_hung_onto_a_picture_does_not_come_along() -> None:
    raw = files.picture("JPEG", comment=files.SCRIPT) + files.SCRIPT + files.office()
    taken = accept_picture(files.upload("a.jpg", raw), most_bytes=MOST).read()
    assert b"script" not in taken
    assert not zipfile.is_zipfile(BytesIO(taken))


def test_a_picture_taken_sideways_stays_upright() -> None:
    taken = accept_picture(files.upload("a.jpeg", files.turned()), most_bytes=MOST)
    with Image.open(taken) as picture:
        assert picture.size == (30, 40)


def test_a_moving_picture_goes_on_moving() -> None:
    taken = accept_picture(files.upload("a.gif", files.moving()), most_bytes=MOST)
    with Image.open(taken) as picture:
        assert (picture.n_frames, picture.info["duration"], picture.info["loop"]) == (3, 200, 0)


def test_a_phones_picture_of_two_views_comes_in_as_its_first() -> None:
    two = BytesIO()
    first, second = (Image.new("RGB", (40, 30), colour) for colour in ("red", "blue"))
    first.save(two, format="MPO", save_all=True, append_images=[second])
    taken = accept_picture(files.upload("a.jpg", two.getvalue()), most_bytes=MOST)
    with Image.open(taken) as drawn:
        assert (drawn.format, drawn.size) == ("JPEG", (40, 30))


def test_see_through_stays_see_through() -> None:
    output = BytesIO()
    Image.new("RGBA", (8, 8), (10, 20, 30, 0)).save(output, "PNG")
    taken = accept_picture(files.upload("a.png", output.getvalue()), most_bytes=MOST)
    with Image.open(taken) as picture:
        assert picture.getpixel((1, 1)) == (10, 20, 30, 0)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.png", files.huge(), "too_many_pixels"),
        ("a.png", files.huge(8_000, 8_000), "too_many_pixels"),
        ("a.gif", files.flickering(100_000), "too_many_pixels"),
        ("a.png", files.picture("JPEG"), "no_picture"),
        ("a.png", files.SCRIPT, "no_picture"),
        ("a.png", files.picture("PNG")[:60], "no_picture"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no_picture"),
        ("a.html", files.picture("PNG"), "no_picture"),
        ("a", b"", "no_picture"),
        ("a.png", b"x" * (MOST + 1), "too_large"),
    ],
)
def test_no_picture_of_ours(name: str, content: bytes, code: str) -> None:
    assert refusal(accept_picture, files.upload(name, content)) == code


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", pdf()),
        ("a.docx", files.office("docx")),
        ("a.xlsx", files.office("xlsx")),
        ("a.odt", files.office("odt")),
        ("a.txt", "мәтін".encode()),
        ("a.csv", "а;ә".encode("utf-16")),
        ("a.vtt", b"WEBVTT\n"),
        ("A.MP3", b"ID3\x04"),
    ],
)
def test_an_honest_document_is_taken_as_it_is(name: str, content: bytes) -> None:
    taken = accept_document(files.upload(name, content), most_bytes=MOST)
    assert taken.read() == content


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pdf", b"<html>", "other_type"),
        ("a.docm", files.office(), "other_type"),
        ("a.html", b"<html>", "other_type"),
        ("a.txt", b"MZ\x90\0", "other_type"),
        ("a.docx", files.office("xlsx"), "other_type"),
        ("a.docx", b"PK\x03\x04broken", "damaged"),
        ("a.docx", files.office(**{"word/vbaProject.bin": b"x"}), "macros"),
        ("a.xlsx", files.office("xlsx", **{"xl/activeX/activeX1.xml": b"x"}), "macros"),
        ("a.docx", files.office(**{"word/embeddings/oleObject1.bin": b"x"}), "object"),
        ("a.odt", files.office("odt", **{"Basic/Standard/Module1.xml": b"x"}), "macros"),
        ("a.docx", files.office(**{"word/embeddings/a.exe": b"MZ"}), "macros"),
        (
            "a.docx",
            files.office(
                **{
                    "word/_rels/settings.xml.rels": b'<Relationship Type="x/attachedTemplate"'
                    b' Target="https://elsewhere.example/a.dotm" TargetMode="External"/>'
                }
            ),
            "outside",
        ),
        ("a.docx", files.office(**{"word/media/a.bmp": b"\0" * 40_000_000}), "compression"),
    ],
)
def test_no_document_of_ours(name: str, content: bytes, code: str) -> None:
    assert refusal(accept_document, files.upload(name, content)) == code


@given(st.sampled_from(sorted(pictures.PICTURES)), st.binary(max_size=400))
def test_whatever_comes_as_a_picture_is_drawn_or_refused(ending: str, content: bytes) -> None:
    with suppress(FileError):
        pictures.redrawn(BytesIO(content), ending=ending)


@given(st.data())
def test_a_picture_with_any_byte_changed_is_drawn_or_refused(data: st.DataObject) -> None:
    ending = data.draw(st.sampled_from(sorted(KINDS)))
    raw = bytearray(files.picture(KINDS[ending]))
    raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    with suppress(FileError):
        pictures.redrawn(BytesIO(bytes(raw)), ending=ending)


@given(st.data())
def test_a_document_with_any_byte_changed_is_taken_or_refused(data: st.DataObject) -> None:
    raw = bytearray(files.office())
    raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    with suppress(FileError):
        documents.check(BytesIO(bytes(raw)), ending="docx")


@pytest.fixture(params=["unix", "tcp"])
def scanner(request: Any, settings: Any, tmp_path: Path) -> Iterator[Any]:
    with clamd.OnUnix(tmp_path / "s") if request.param == "unix" else clamd.OnTcp() as server:
        settings.CLAMD_URL = server.url
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


def test_what_the_scanner_finds_clean_comes_in(scanner: Any) -> None:
    file = accept_file(files.upload("a.csv", b"a;b\n" * 50_000), most_bytes=MOST)
    assert file.read(3) == b"a;b"


def test_what_the_scanner_finds_something_in_stays_out(scanner: Any) -> None:
    assert refusal(accept_document, files.upload("a.txt", clamd.EICAR)) == "virus"


def test_what_the_scanner_does_not_read_to_the_end_stays_out(scanner: Any) -> None:
    large = files.upload("a.txt", b"a" * (clamd.MOST_BYTES + 1))
    assert refusal(accept_document, large) == "not_scanned"


@pytest.mark.parametrize(
    "url", ["unix:/nowhere/clamd.ctl", "tcp://127.0.0.1:1", "tcp://127.0.0.1:x", "nonsense"]
)
def test_nothing_comes_in_while_the_scanner_does_not_answer(settings: Any, url: str) -> None:
    settings.CLAMD_URL = url
    assert refusal(accept_picture, files.upload("a.png", files.picture("PNG"))) == "not_scanned"
