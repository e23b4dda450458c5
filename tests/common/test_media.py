"""Uploaded pictures, from a folder or from an S3-compatible store."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import boto3
import environ
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from moto import mock_aws
from PIL import Image
from wagtail.images import get_image_model

from qalqan.settings.storage import FOLDER, media_storage

pytestmark = pytest.mark.django_db
KEYS = {"S3_BUCKET": "qalqan", "S3_ACCESS_KEY_ID": "key", "S3_SECRET_ACCESS_KEY": "secret"}


def environment(values: dict[str, str]) -> environ.Env:
    env = environ.Env()
    env.ENVIRON = values
    return env


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def store(settings: Any) -> Iterator[None]:
    with mock_aws():
        boto3.client("s3", region_name="us-east-1").create_bucket(Bucket="qalqan")
        media = media_storage(environment({**KEYS, "S3_REGION": "us-east-1"}))
        settings.STORAGES = {**settings.STORAGES, "default": media}
        yield


@pytest.fixture(params=["folder", "store"])
def either(request: pytest.FixtureRequest) -> str:
    request.getfixturevalue(request.param)
    return str(request.param)


def picture() -> ContentFile:
    drawn = BytesIO()
    Image.new("RGB", (900, 600), "teal").save(drawn, "PNG")
    return ContentFile(drawn.getvalue(), "sign.png")


def test_a_picture_is_shown_from_an_address_of_ours(client: Any, either: str) -> None:
    image = get_image_model().objects.create(title="Sign", file=picture())
    # Wagtail remembers renditions by the picture's number, which comes again in the next test.
    width = {"folder": 300, "store": 200}[either]
    address = image.get_rendition(f"width-{width}").url
    assert address.startswith("/media/images/")
    shown = client.get(address)
    assert shown.status_code == 200
    assert shown["Content-Type"] == "image/png"
    assert Image.open(BytesIO(b"".join(shown.streaming_content))).width == width
    again = client.get(address, headers={"If-Modified-Since": shown["Last-Modified"]})
    assert again.status_code == 304
    assert not shown.cookies


@pytest.mark.usefixtures("either")
@pytest.mark.parametrize(
    "name",
    [
        "documents/report.pdf",
        "original_images/sign.png",
        "images/../documents/report.pdf",
        "images/page.html",
        "images/drawing.svg",
        "images/none.png",
    ],
)
def test_what_is_no_picture_of_a_page_is_not_given_out(client: Any, name: str) -> None:
    for kept in ("documents/report.pdf", "original_images/sign.png", "images/page.html"):
        default_storage.save(kept, ContentFile(b"<script>"))
    default_storage.save("images/drawing.svg", ContentFile(b"<svg/>"))
    assert client.get(f"/media/{name}").status_code == 404


def test_without_a_bucket_files_lie_in_a_folder() -> None:
    assert media_storage(environment({})) == FOLDER
    assert media_storage(environment({**KEYS, "S3_MEDIA": "0"})) == FOLDER


@pytest.mark.parametrize("missing", ["S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"])
def test_a_bucket_without_a_key_is_refused_by_name(missing: str) -> None:
    given = {name: value for name, value in KEYS.items() if name != missing}
    with pytest.raises(ImproperlyConfigured, match=missing):
        media_storage(environment(given))
