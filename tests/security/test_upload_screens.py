"""Every form that takes a file looks into it first, whichever way it comes."""

import inspect
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest
from django import forms
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.users.models import UserProfile

from qalqan.common.forms.uploads import UploadField
from qalqan.common.services.files import handlers
from qalqan.common.services.files.refusals import Refusal
from tests.security import files

pytestmark = pytest.mark.django_db
Image, Document = get_image_model(), get_document_model()


@pytest.fixture
def admin(signed_in: Any, settings: Any, tmp_path: Any) -> Client:
    settings.MEDIA_ROOT = str(tmp_path)
    client: Client = signed_in("admin")
    return client


def send(client: Client, name: str, file: Any, **data: Any) -> Any:
    return client.post(reverse(name), {"title": "A file", "collection": 1, **data} | file)


AJAX = {"X-Requested-With": "XMLHttpRequest"}
PICTURE_WAYS = {
    "wagtailimages:add": "file",
    "wagtailimages:add_multiple": "files[]",
    "wagtailimages_chooser:create": "image-chooser-upload-file",
}
DOCUMENT_WAYS = {
    "wagtaildocs:add": "file",
    "wagtaildocs:add_multiple": "files[]",
    "wagtaildocs_chooser:create": "document-chooser-upload-file",
}


def fields(way: str, field: str, file: Any) -> dict[str, Any]:
    prefix = field.removesuffix("file") if field.endswith("-file") else ""
    return {field: file, f"{prefix}title": "A file", f"{prefix}collection": 1}


@pytest.mark.parametrize(("way", "field"), PICTURE_WAYS.items())
def test_a_picture_loses_its_place_by_every_way_in(admin: Any, way: str, field: str) -> None:
    before = Image.objects.count()
    file = files.upload("place.jpg", files.with_place("JPEG"))
    admin.post(reverse(way), fields(way, field, file), headers=AJAX)
    assert Image.objects.count() == before + 1
    with Image.objects.latest("pk").open_file() as kept:
        assert files.SECRET not in kept.read()


@pytest.mark.parametrize(("way", "field"), PICTURE_WAYS.items())
@pytest.mark.parametrize("content", [files.huge(), files.SCRIPT], ids=["huge", "script"])
def test_no_way_in_takes_a_picture_that_is_none(
    admin: Any, way: str, field: str, content: bytes
) -> None:
    before = Image.objects.count()
    file = files.upload("a.png", content)
    admin.post(reverse(way), fields(way, field, file), headers=AJAX)
    assert Image.objects.count() == before


@pytest.mark.parametrize(("way", "field"), DOCUMENT_WAYS.items())
def test_no_way_in_takes_a_document_with_macros(admin: Any, way: str, field: str) -> None:
    before = Document.objects.count()
    bad = files.upload("a.docx", files.office(**{"word/vbaProject.bin": b"x"}))
    admin.post(reverse(way), fields(way, field, bad), headers=AJAX)
    assert Document.objects.count() == before
    good = files.upload("a.docx", files.office())
    admin.post(reverse(way), fields(way, field, good), headers=AJAX)
    assert Document.objects.count() == before + 1


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_reason_is_said_in_the_language_of_the_editor(
    admin: Any, person: Any, language: str
) -> None:
    profile = UserProfile.get_for_user(person("admin"))
    profile.preferred_language = language
    profile.save()
    with translation.override(language):
        words = str(Refusal.MACROS.label)
    bad = files.upload("a.docx", files.office(**{"word/vbaProject.bin": b"x"}))
    response = admin.post(reverse("wagtaildocs:add"), fields("", "file", bad))
    assert response.status_code == 200
    assert words in response.content.decode()


def test_a_picture_can_be_renamed_without_its_file(admin: Any) -> None:
    send(admin, "wagtailimages:add", {"file": files.upload("a.png", files.picture("PNG"))})
    kept = Image.objects.latest("pk")
    form = get_image_form(Image)({"title": "Another", "collection": 1, "tags": ""}, instance=kept)
    assert form.is_valid(), form.errors
    assert form.save().title == "Another"


def our_forms() -> Iterator[type[forms.BaseForm]]:
    for app in ("qalqan", "courses", "assessments", "campaigns"):
        package = import_module(app)
        for found in walk_packages(package.__path__, f"{app}."):
            if "forms" in found.name:
                for _name, one in inspect.getmembers(import_module(found.name), inspect.isclass):
                    if issubclass(one, forms.Form):
                        yield one


def test_no_form_of_ours_takes_a_file_but_through_the_one_field() -> None:
    taking = {
        (f"{form.__module__}.{form.__qualname__}", type(field))
        for form in our_forms()
        for field in form.base_fields.values()
        if isinstance(field, forms.FileField)
    }
    assert len(taking) >= 6
    assert {kind for _form, kind in taking} == {UploadField}


def test_a_file_over_the_limit_of_its_field_is_refused_unread() -> None:
    field = UploadField(most_bytes=10)
    with pytest.raises(forms.ValidationError, match=r"."):
        field.clean(files.upload("a.csv", b"a" * 11))


def test_more_than_anybody_may_send_is_refused_before_it_is_kept(
    admin: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(handlers, "MOST_BYTES", 1000)
    file = files.upload("a.txt", b"a" * 2000)
    assert send(admin, "wagtaildocs:add", {"file": file}).status_code == 400


def test_a_visitor_may_send_no_files_of_size(client: Any) -> None:
    file = files.upload("a.txt", b"a" * (handlers.MOST_BYTES_OF_VISITORS + 1))
    assert client.post("/kk/sign-in/", {"file": file}).status_code == 400
    assert handlers.most_bytes(HttpRequest()) == handlers.MOST_BYTES_OF_VISITORS
