"""The public register of sources."""

from typing import Any

import pytest

pytestmark = pytest.mark.django_db


def test_an_old_number_leads_to_the_new_one(client: Any) -> None:
    page = client.get("/ru/sources/", {"q": "132-1"}).content.decode()
    assert "статья 132-1" in page
    assert 'href="?q=134#cc2014-134"' in page
    assert "статья 116" not in page


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_anybody_reads_the_register_without_a_cookie(client: Any, language: str) -> None:
    response = client.get(f"/{language}/sources/")
    assert response.status_code == 200
    assert not response.cookies


def test_what_is_not_there_is_said_to_be_so(client: Any) -> None:
    assert 'role="status"' in client.get("/en/sources/", {"q": "zzz"}).content.decode()


def test_the_register_takes_few_statements(client: Any, django_assert_max_num_queries: Any) -> None:
    client.get("/kk/sources/")
    with django_assert_max_num_queries(2):
        client.get("/kk/sources/")
