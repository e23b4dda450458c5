"""Readers fetch materials unknown; staff see totals that tell of nobody."""

from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from campaigns.models import CampaignPage, DownloadDay, Material
from campaigns.services import materials
from tests.campaigns.published.conftest import Server, one_connection, server

__all__ = ["one_connection", "server"]
pytestmark = pytest.mark.django_db
PATH = "/kk/campaigns/c-01/materials/poster-a4.pdf"


def total() -> int:
    return sum(DownloadDay.objects.values_list("count", flat=True))


def test_the_page_lists_its_files_with_size_and_check(client: Any, poster: Material) -> None:
    page = client.get("/kk/campaigns/c-01/").content.decode()
    assert f'href="{PATH}"' in page
    assert page.count(".pdf") == 6
    assert "PDF, " in page


@pytest.mark.parametrize("language", ["kk", "ru", "en", "uz", "uz-cyrl", "ky", "tg"])
def test_every_file_that_a_page_lists_can_be_fetched(client: Any, language: str) -> None:
    listed = client.get(f"/{language}/help/").content.decode().split('href="')
    paths = [part.split('"')[0] for part in listed if "/materials/" in part.split('"')[0]]
    assert len(paths) == (6 if language in ("kk", "ru", "en") else 3)
    for path in paths:
        answer = client.get(path)
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF-")


def test_a_reader_stays_unknown(server: Server, poster: Material) -> None:
    answer = server.ask(PATH, HTTP_COOKIE="sessionid=known", HTTP_USER_AGENT="marker")
    assert answer.status == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert not {"Set-Cookie", "Vary"} & answer.headers.keys()
    assert answer.body == bytes(poster.content)


@pytest.mark.parametrize(
    "path",
    [
        "/kk/campaigns/c-01/materials/poster-a9.pdf",
        "/kk/campaigns/c-99/materials/poster-a4.pdf",
        "/uz/help/materials/card.pdf",
        "/kk/help/kk/materials/card.pdf",
        "/kk/help/uz/materials/poster-a4.pdf",
        "/kk/campaigns/c-01/materials/../poster-a4.pdf",
    ],
)
def test_there_is_nothing_else_to_fetch(server: Server, path: str) -> None:
    assert server.ask(path).status == 404


def test_the_host_of_help_gives_its_own_files_alone(settings: Any, one_connection: None) -> None:
    settings.HELP_BASE_URL = "https://info.example"
    settings.ALLOWED_HOSTS = ["info.example"]
    asked = Server()
    assert asked.ask("/kk/help/materials/card.pdf", HTTP_HOST="info.example").status == 200
    assert asked.ask(PATH, HTTP_HOST="info.example").status == 404


def test_each_file_that_was_given_out_counts_once(client: Any) -> None:
    etag = client.get(PATH)["ETag"]
    assert client.head(PATH)["Content-Length"] == str(Material.objects.get().size)
    assert client.get(PATH, HTTP_IF_NONE_MATCH=etag).status_code == 304
    assert client.post(PATH).status_code == 405
    assert total() == 1
    client.get(PATH)
    [day] = DownloadDay.objects.values_list("day", "kind", "language", "count")
    assert day == (timezone.localdate(), "poster-a4", "kk", 2)


def test_a_count_that_fails_is_no_ones_trouble(
    client: Any, poster: Material, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_given: Any) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(DownloadDay.objects, "get_or_create", refuse)
    assert client.get(PATH).content == bytes(poster.content)
    assert total() == 0


@pytest.mark.parametrize(("count", "shown"), [(1, False), (9, False), (10, True), (253, True)])
def test_staff_see_no_total_under_ten(
    signed_in: Any, campaign: CampaignPage, count: int, shown: bool
) -> None:
    today = timezone.localdate()
    DownloadDay.objects.create(day=today, page=campaign, kind="leaflet", language="kk", count=count)
    screen = signed_in("observer").get("/kk/materials/").content.decode()
    assert (f"<span>{count} <svg" in screen) is shown


def test_staff_fetch_with_bleed_and_are_not_counted(signed_in: Any, campaign: CampaignPage) -> None:
    region = signed_in("region")
    screen = region.get("/ru/materials/?language=kk&bleed=on").content.decode()
    path = f"/ru/materials/{campaign.pk}/kk/poster-a4.pdf?bleed=on"
    assert f'href="{path}"' in screen
    assert region.get(path).content.startswith(b"%PDF-")
    assert Material.objects.get().has_bleed
    assert total() == 0


def test_an_outdated_file_is_marked(signed_in: Any, poster: Material) -> None:
    Material.objects.mark_outdated()
    assert "q-tag--outdated" in signed_in("steward").get("/kk/materials/").content.decode()


def test_the_list_takes_as_many_statements_for_many_files(signed_in: Any) -> None:
    asking = signed_in("steward")
    asking.get("/kk/materials/")
    with CaptureQueriesContext(connection) as few:
        asking.get("/kk/materials/")
    for version in materials.versions():
        for kind in version.kinds:
            materials.current(version, kind)
    with CaptureQueriesContext(connection) as many:
        asking.get("/kk/materials/")
    assert len(many) == len(few) < 40
