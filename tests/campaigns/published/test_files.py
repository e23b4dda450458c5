"""Files for a web server: the same bytes, put in place as a whole, made again when due."""

import gzip
import json
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.core.management import CommandError, call_command

from campaigns.models import CampaignPage, HelpPage
from campaigns.services import published
from campaigns.services.published.addresses import addresses
from qalqan.common.services import due
from tests.campaigns.published.conftest import Server


def page_file(root: Path, path: str) -> Path:
    tick = min((root / "current" / "until").iterdir())
    return tick / path.strip("/") / "index.html"


def test_a_file_has_the_bytes_that_the_site_serves(server: Server, tmp_path: Path) -> None:
    published.publish(tmp_path)
    pages = [path for path in addresses() if server.ask(path).status == 200]
    assert "/kk/help/" in pages
    for path in pages:
        file, served = page_file(tmp_path, path), server.ask(path).body
        assert file.read_bytes() == served
        assert gzip.decompress(file.with_name("index.html.gz").read_bytes()) == served
        assert brotli.decompress(file.with_name("index.html.br").read_bytes()) == served


def test_what_pages_load_lies_beside_them(server: Server, tmp_path: Path) -> None:
    assert published.publish(tmp_path).assets > 0
    loaded = [path for path in (tmp_path / "current" / "static").rglob("*") if path.is_file()]
    assert {".css", ".js", ".svg"} <= {path.suffix for path in loaded}


def test_what_is_no_longer_public_is_gone(server: Server, tmp_path: Path) -> None:
    published.publish(tmp_path)
    assert page_file(tmp_path, "/kk/campaigns/c-01/").exists()
    CampaignPage.objects.get(slug="c-01").unpublish()
    published.publish(tmp_path)
    assert not page_file(tmp_path, "/kk/campaigns/c-01/").exists()
    assert len(list(tmp_path.glob("tree-*"))) == 1


def test_a_failure_leaves_the_files_as_they_were(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published.publish(tmp_path)
    before = page_file(tmp_path, "/kk/help/").read_bytes()
    monkeypatch.setattr(HelpPage, "view", staticmethod(lambda _request, _page: 1 / 0))
    with pytest.raises(CommandError, match="Nothing was published"):
        call_command("publish_campaigns", output=tmp_path)
    assert page_file(tmp_path, "/kk/help/").read_bytes() == before
    assert len(list(tmp_path.glob("tree-*"))) == 1


def test_run_due_publishes_once_for_each_change(
    server: Server, tmp_path: Path, settings: Any
) -> None:
    settings.PUBLISHED_ROOT = str(tmp_path)
    assert due.chores["published_pages"]() == 1
    assert due.chores["published_pages"]() == 0
    published.new_edition()
    published.new_edition()
    assert due.chores["published_pages"]() == 1


def test_a_change_is_ordered_from_the_outbox_where_files_are_kept(
    server: Server, tmp_path: Path, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.REDIS_URL, settings.PUBLISHED_ROOT = "", str(tmp_path)
    delivered: list[int] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("qalqan.common.services.outbox.beside", delivered.append)
        with django_capture_on_commit_callbacks(execute=True):
            HelpPage.objects.get().save_revision().publish()
    assert delivered


def test_the_command_reports_and_configures(server: Server, tmp_path: Path, capsys: Any) -> None:
    call_command("publish_campaigns", output=tmp_path)
    said = capsys.readouterr()
    told = [line for line in said.err.splitlines() if line.startswith("/")]
    assert json.loads(said.out)["pages"] == len(told)
    assert "access_log off;" in (tmp_path / "nginx.conf").read_text()


def test_the_web_server_sends_the_headers_of_the_site(server: Server, tmp_path: Path) -> None:
    call_command("publish_campaigns", output=tmp_path)
    conf = (tmp_path / "nginx.conf").read_text()
    of_the_answer = {"Content-Type", "Content-Length", "ETag", "Vary", "Content-Language"}
    headers = server.ask("/kk/help/").headers
    for name in headers.keys() - of_the_answer:
        assert f'add_header {name} "{headers[name]}" always;' in conf
