"""The store may be an S3-compatible one: no path of this machine is ever needed."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import boto3
import environ
import pytest
from django.core.files.storage import default_storage
from moto import mock_aws

from assessments.h5p.services import export_content, folders, import_package, importing
from assessments.models import H5PLibrary, H5PUnusedFolder
from qalqan.settings.storage import media_storage
from tests.assessments.h5p.packages import PNG, echo
from tests.assessments.h5p.store.storing import patch, saying, take

pytestmark = pytest.mark.django_db
VALUES = {
    "S3_BUCKET": "qalqan",
    "S3_ACCESS_KEY_ID": "key",
    "S3_SECRET_ACCESS_KEY": "secret",
    "S3_REGION": "us-east-1",
}


@pytest.fixture
def bucket(settings: Any) -> Iterator[Any]:
    env = environ.Env()
    env.ENVIRON = VALUES
    with mock_aws():
        boto3.client("s3", region_name="us-east-1").create_bucket(Bucket="qalqan")
        settings.STORAGES = {**settings.STORAGES, "default": media_storage(env)}
        yield boto3.resource("s3", region_name="us-east-1").Bucket("qalqan")


def test_packages_come_in_and_go_out(bucket: Any, media: Path) -> None:
    done, output = take(echo()), BytesIO()
    with default_storage.open(f"{done.revision.folder}/images/shield.png") as picture:
        assert picture.read() == PNG
    export_content(done.content, output)
    assert not import_package(output, by=None, may_install=True).is_new
    assert all(found.key.startswith("h5p/") for found in bucket.objects.all())
    assert list(media.iterdir()) == []


def test_what_nothing_leads_to_is_removed(bucket: Any) -> None:
    take(echo())
    take(saying("Екі"), patch(3))
    folders.remove(H5PUnusedFolder.objects.get().folder)
    kept = H5PLibrary.objects.get().folder
    libraries = [found.key for found in bucket.objects.filter(Prefix="h5p/libs/")]
    assert len(libraries) == 7
    assert all(key.startswith(f"{kept}/") for key in libraries)


def test_an_import_that_fails_leaves_nothing(bucket: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any) -> None:
        raise OSError("gone")

    monkeypatch.setattr(importing, "apply", fail)
    with pytest.raises(OSError, match="gone"):
        take(echo())
    assert list(bucket.objects.all()) == []
