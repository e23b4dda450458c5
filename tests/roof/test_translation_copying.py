"""A translator begins with the words of the source, and loses nothing that was typed."""

from typing import Any

import pytest
from django.urls import reverse

from qalqan.common.forms.translations import field_name
from qalqan.common.models import TextPage
from qalqan.common.services import translations
from qalqan.common.services.translations import digest

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> TextPage:
    """A draft in Russian, of which nothing is translated."""
    return TextPage.objects.get(slug="hard-topics")


def url(page: TextPage) -> str:
    return reverse("translation", args=[page._meta.label_lower, page.pk, "kk"])


def copied(client: Any, page: TextPage, key: str, **typed: str) -> Any:
    seen = {f"seen-{field_name(name)}": digest("") for name in typed}
    texts = {field_name(name): text for name, text in typed.items()}
    response = client.post(url(page), {**texts, **seen, "copy": key})
    assert response.status_code == 200
    return response


def test_the_source_is_copied_into_an_empty_field_and_not_saved(
    signed_in: Any, page: TextPage
) -> None:
    translator = signed_in("translator")
    assert 'name="copy" value="heading"' in translator.get(url(page)).content.decode()
    response = copied(translator, page, "heading", summary="Қысқаша", heading="")
    form = response.context["form"]
    assert form[field_name("heading")].value() == page.heading_ru
    assert form[field_name("summary")].value() == "Қысқаша"
    assert not translations.newest(TextPage.objects.get(pk=page.pk)).heading_kk


def test_what_another_saved_meanwhile_is_still_noticed_after_a_copy(
    signed_in: Any, page: TextPage
) -> None:
    translator = signed_in("translator")
    draft = translations.newest(page)
    draft.summary_kk = "Басқаның сөзі"
    draft.save_revision()
    response = copied(translator, page, "heading", summary="Менің сөзім", heading="")
    form = response.context["form"]
    names = [f"{seen}{field_name(key)}" for key in ("heading", "summary") for seen in ("", "seen-")]
    sent = {name: form[name].value() for name in names}
    assert translator.post(url(page), sent).status_code == 409
    assert translations.newest(TextPage.objects.get(pk=page.pk)).summary_kk == "Басқаның сөзі"


def test_enter_in_a_field_saves_and_copies_nothing(signed_in: Any, page: TextPage) -> None:
    shown = signed_in("translator").get(url(page)).content.decode()
    form = shown[shown.index('<form method="post" novalidate>') :]
    assert 'name="copy"' not in form[: form.index("</button>")]
