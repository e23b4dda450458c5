"""The player's document and its files: what they are, what they allow, and to whom."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from assessments.h5p.formats.filetypes import OF_LIBRARIES
from assessments.h5p.formats.mime import KINDS
from assessments.h5p.services import tokens
from assessments.h5p.services.frames import frame
from tests.assessments.h5p.packages import PNG

pytestmark = pytest.mark.django_db
# As a library has them by the dozen.
LIBRARY = "scripts/main.js"


@pytest.fixture
def document(revision: Any) -> str:
    return reverse("h5p_player:document", args=[tokens.token_for(revision.pk), "kk"])


@pytest.fixture
def picture(revision: Any) -> str:
    token, content = tokens.token_for(revision.pk), revision.content.uuid
    return reverse("h5p_player:content_file", args=[token, content, "images/shield.png"])


@pytest.fixture
def script(revision: Any) -> str:
    return f"/{revision.main_library.folder}/{LIBRARY}"


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def directives(response: Any) -> dict[str, str]:
    parts = response["Content-Security-Policy"].split("; ")
    return {name: values for name, _, values in (part.partition(" ") for part in parts)}


def test_the_document_may_do_everything_but_send(client: Client, document: str) -> None:
    response = client.get(document)
    files = "http://testserver/h5p/ http://testserver/static/"
    assert directives(response) == {
        "sandbox": "allow-scripts allow-forms allow-popups",
        "default-src": "'none'",
        "script-src": f"{files} 'unsafe-eval' 'unsafe-inline'",
        "style-src": f"{files} 'unsafe-inline'",
        "img-src": f"{files} data: blob:",
        "font-src": f"{files} data:",
        "media-src": f"{files} blob: data:",
        "connect-src": files,
        "worker-src": "blob:",
        "frame-src": "'none'",
        "object-src": "'none'",
        "base-uri": "http://testserver",
        "form-action": "'none'",
        "frame-ancestors": "http://testserver",
    }
    assert "X-Frame-Options" not in response


def test_on_a_second_host_the_site_may_frame_it(
    client: Client, document: str, revision: Any, settings: Any
) -> None:
    settings.CONTENT_ORIGIN = "https://content.example"
    allowed = directives(client.get(document))
    assert allowed["frame-ancestors"] == settings.PUBLIC_BASE_URL
    assert allowed["connect-src"].split()[0] == "https://content.example/h5p/"
    assert frame(revision, own_origin="http://x").source.startswith("https://content.example/h5p/")


def test_what_a_package_says_cannot_end_the_script_that_holds_it(
    client: Client, document: str, revision: Any
) -> None:
    revision.filtered = {"text": "</script><script>alert(1)</script>"}
    revision.save()
    assert "<script>alert" not in client.get(document).text


def test_no_cookie_is_set_and_none_changes_the_answer(
    signed_in: Callable[[str], Client], document: str, picture: str, script: str
) -> None:
    client = signed_in("cadet")
    for address in (document, picture, script):
        response = client.get(address)
        assert response.status_code == 200, address
        assert not response.cookies, address
        assert "Cookie" not in response.get("Vary", ""), address


def test_files_are_kept_for_a_year_and_run_as_nothing(
    client: Client, picture: str, script: str
) -> None:
    for address, kind in ((picture, "image/png"), (script, "text/javascript; charset=utf-8")):
        response = client.get(address)
        assert response["Content-Type"] == kind
        assert response["Cache-Control"].endswith("max-age=31536000, immutable")
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert response["X-Content-Type-Options"] == "nosniff"
    again = client.get(picture, HTTP_IF_NONE_MATCH=client.get(picture)["ETag"])
    assert again.status_code == 304


def test_a_film_is_sent_in_parts(client: Client, picture: str) -> None:
    response = client.get(picture, HTTP_RANGE="bytes=1-3")
    assert (response.status_code, body(response)) == (206, PNG[1:4])
    assert response["Content-Range"] == f"bytes 1-3/{len(PNG)}"
    assert client.get(picture, HTTP_RANGE="bytes=900-").status_code == 416
    other = client.get(picture, HTTP_RANGE="bytes=1-3", HTTP_IF_RANGE='"older"')
    assert (other.status_code, body(other)) == (200, PNG)


def test_every_file_of_a_package_has_a_type() -> None:
    assert KINDS.keys() == OF_LIBRARIES
    assert KINDS["woff2"] == "font/woff2"


def test_content_is_not_given_without_its_own_token(
    client: Client, picture: str, document: str, revision: Any
) -> None:
    token = tokens.token_for(revision.pk)
    for other in (f"{token}x", tokens.token_for(revision.pk + 1), "x"):
        assert client.get(picture.replace(token, other)).status_code == 404
        assert client.get(document.replace(token, other)).status_code == 404
    assert client.get(picture.replace(str(revision.content.uuid), str(uuid4()))).status_code == 404
    assert client.get(document.replace("/kk/", "/xx/")).status_code == 404


@pytest.mark.parametrize(
    "path", ["none.png", "images", "images/../images/shield.png", "images//shield.png", "x.html"]
)
def test_what_is_no_file_of_the_content_is_not_found(
    client: Client, picture: str, path: str
) -> None:
    assert client.get(picture.replace("images/shield.png", path)).status_code == 404


def test_libraries_lead_to_nothing_else_in_the_store(client: Client, revision: Any) -> None:
    folder = revision.folder.removeprefix("h5p/")
    for library in ("..", f"../{folder}", "%2e%2e"):
        address = f"/h5p/libs/{library}/{folder}/images/shield.png"
        assert client.get(address).status_code in {400, 404}


def test_an_editor_sees_it_and_the_page_lets_nothing_else_be_framed(
    signed_in: Callable[[str], Client], revision: Any, settings: Any
) -> None:
    settings.CONTENT_ORIGIN = "https://content.example"
    address = reverse("h5p_store:preview", args=[revision.content.uuid])
    response = signed_in("author").get(address)
    assert response.context["frame"].source.startswith("https://content.example/h5p/")
    assert directives(response)["frame-src"] == "'self' https://content.example/h5p/"
    assert "fullscreen=(self)" in response["Permissions-Policy"]
    assert 'sandbox="allow-scripts"' in response.text


def test_an_editor_sees_an_earlier_revision(
    signed_in: Callable[[str], Client], revision: Any
) -> None:
    name, content = "h5p_store:preview_revision", revision.content.uuid
    editor = signed_in("author")
    assert editor.get(reverse(name, args=[content, 1])).status_code == 200
    assert editor.get(reverse(name, args=[content, 2])).status_code == 404
