"""The privacy notice and the accessibility statement say what nobody has to write by hand."""

from typing import Any

import pytest

from qalqan.common.services.personal_data import registry, told

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_privacy_notice_lists_all_that_is_kept(client: Any, language: str) -> None:
    page = client.get(f"/{language}/privacy/").content.decode()
    assert page.count('role="rowheader"') == len({line.words for line in registry.values()})
    assert all(line.title in page for line in told())


@pytest.mark.parametrize("page", ["privacy", "accessibility"])
def test_the_operator_is_named_or_the_gap_is(client: Any, settings: Any, page: str) -> None:
    assert "To be filled in by the operator." in client.get(f"/en/{page}/").content.decode()
    settings.OPERATOR_NAME, settings.OPERATOR_CONTACT = "Академия", "privacy@academy.example"
    text = client.get(f"/en/{page}/").content.decode()
    assert "Академия" in text
    assert "privacy@academy.example" in text
    assert "To be filled in" not in text


def test_names_of_records_have_no_english_plural(client: Any) -> None:
    """Django adds an "s" to a name in any language where a model has no plural of its own."""
    page = client.get("/kk/privacy/").content.decode()
    assert "бейініs" not in page
    assert "мүшелікs" not in page
