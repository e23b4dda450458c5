"""Documents are sent whole or in part, to those who may have them, and never run as a page."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

from qalqan.common.services.ranges import Part, UnsatisfiableError, part_asked

CONTENT = bytes(range(256)) * 4
sizes = st.integers(1, 10_000)


@given(sizes, st.integers(0, 12_000), st.integers(0, 12_000))
def test_a_part_lies_within_the_file_and_starts_where_it_was_asked(
    size: int, first: int, more: int
) -> None:
    try:
        part = part_asked(f"bytes={first}-{first + more}", size)
    except UnsatisfiableError:
        assert first >= size
        return
    assert part == Part(first, min(first + more, size - 1))


@given(sizes, st.integers(1, 12_000))
def test_the_end_can_be_asked_for_by_its_length(size: int, length: int) -> None:
    assert part_asked(f"bytes=-{length}", size) == Part(max(0, size - length), size - 1)


@pytest.mark.parametrize(
    "header", ["", "bytes=", "bytes=-", "bytes=5-2", "lines=1-2", "bytes=0-1,3-4", "bytes=a-b"]
)
def test_what_is_no_single_range_brings_the_whole(header: str) -> None:
    assert part_asked(header, 100) is None


@pytest.fixture
def film(db: None, settings: Any, tmp_path: Path) -> Any:
    settings.MEDIA_ROOT = str(tmp_path)
    film = get_document_model()(title="Film", file=ContentFile(CONTENT, "film.mp4"))
    film._set_document_file_metadata()
    film.save()
    return film


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def test_a_browser_gets_the_part_that_it_plays(client: Any, film: Any) -> None:
    response = client.get(film.url, headers={"Range": "bytes=256-259"})
    assert response.status_code == 206
    assert body(response) == CONTENT[256:260]
    assert response["Content-Range"] == "bytes 256-259/1024"
    assert response["Content-Length"] == "4"


def test_the_whole_is_sent_where_no_part_is_asked_for(client: Any, film: Any) -> None:
    response = client.get(film.url)
    assert response.status_code == 200
    assert body(response) == CONTENT
    assert response["Accept-Ranges"] == "bytes"
    assert response["Content-Type"] == "video/mp4"


def test_a_part_of_a_file_that_changed_since_brings_the_whole(client: Any, film: Any) -> None:
    tag = client.get(film.url)["ETag"]
    same = client.get(film.url, headers={"Range": "bytes=0-3", "If-Range": tag})
    assert (same.status_code, body(same)) == (206, CONTENT[:4])
    changed = client.get(film.url, headers={"Range": "bytes=0-3", "If-Range": '"older"'})
    assert (changed.status_code, body(changed)) == (200, CONTENT)


def test_a_part_past_the_end_is_refused_with_the_size(client: Any, film: Any) -> None:
    response = client.get(film.url, headers={"Range": "bytes=2000-"})
    assert response.status_code == 416
    assert response["Content-Range"] == "bytes */1024"


def test_the_head_alone_tells_the_size(client: Any, film: Any) -> None:
    response = client.head(film.url)
    assert (response["Content-Length"], response.content) == ("1024", b"")
    assert client.post(film.url).status_code == 405


def test_an_unchanged_file_is_not_sent_again(client: Any, film: Any) -> None:
    tag = client.get(film.url)["ETag"]
    assert client.get(film.url, headers={"If-None-Match": tag}).status_code == 304


def test_an_upload_can_neither_run_nor_be_taken_for_another_type(client: Any, film: Any) -> None:
    response = client.get(film.url)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Content-Disposition"].startswith("attachment")


def test_a_private_collection_stays_private(client: Any, film: Any, cadet_client: Any) -> None:
    private = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    film.collection = private
    film.save()
    assert client.get(film.url, headers={"Range": "bytes=0-1"}).status_code == 302
    assert cadet_client.get(film.url).status_code == 200


def test_another_name_or_a_lost_file_is_not_found(client: Any, film: Any) -> None:
    assert client.get(film.url.replace("film", "other")).status_code == 404
    Path(film.file.path).unlink()
    assert client.get(film.url).status_code == 404
