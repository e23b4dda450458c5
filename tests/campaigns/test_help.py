"""The help page in seven languages, and who must have read them before the public does."""

from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from campaigns.enums import HelpLanguage
from campaigns.models import HelpPage, HelpText
from campaigns.services import help as help_service
from campaigns.services.help import HelpError
from qalqan.accounts.services.erasure import erase_person
from qalqan.common.models import Hotline

pytestmark = pytest.mark.django_db
ALL = ["kk", "ru", "en", "uz", "uz-cyrl", "ky", "tg"]
TAGS = {"uz": "uz-Latn", "uz-cyrl": "uz-Cyrl", "ky": "ky", "tg": "tg"}


@pytest.fixture
def page() -> HelpPage:
    return HelpPage.objects.get()


@pytest.fixture
def production(settings: Any, person: Any) -> None:
    """As on the first day of a real installation, every line called by a steward."""
    settings.DEMO = False
    HelpText.objects.update(is_ready=True)
    Hotline.objects.update(checked_by=person("steward"), checked_on=timezone.localdate())


def vouch(page: HelpPage, language: str, by: Any) -> None:
    seen = help_service.fingerprint(page, language)
    help_service.record_check(page, language, by=by, seen=seen)


def read(client: Any, language: str) -> str:
    response = client.get(f"/{language}/help/")
    assert response.status_code == 200
    return str(response.content.decode())


@pytest.mark.parametrize("language", HelpLanguage.values)
def test_a_further_language_says_in_itself_who_answers_and_that_it_is_a_draft(
    client: Any, language: str
) -> None:
    response = client.get(f"/{language}/help/")
    shown = response.content.decode()
    assert f'<html lang="{TAGS[language]}"' in shown
    assert response["Content-Language"] == TAGS[language]
    assert "Vary" not in response or "Language" not in response["Vary"]
    assert 'class="q-note q-note--error"' in shown
    assert 'href="tel:111"' in shown
    # What the register does not have in this language is marked as the Russian that it is.
    assert '<span lang="ru">' in shown
    assert 'lang="kk"' in shown
    for words in ("Leave this page", "Numbers you can call", "Draft", "We know of no line"):
        assert words not in shown


@pytest.mark.parametrize("language", ALL)
def test_the_switch_lists_every_language_that_is_ready(client: Any, language: str) -> None:
    shown = read(client, language)
    for other in ALL:
        assert f'href="/{other}/help/"' in shown
    HelpText.objects.filter(language="tg").update(is_ready=False)
    if language != "tg":
        assert "/tg/help/" not in read(client, language)
    assert client.get("/tg/help/").status_code == 404


@pytest.mark.parametrize(
    ("wish", "address"),
    [
        ("uz", "/uz/help/"),
        ("uz-UZ,ru;q=0.8", "/uz/help/"),
        ("uz-Cyrl-UZ", "/uz-cyrl/help/"),
        ("ky-KG,ky;q=0.9", "/ky/help/"),
        ("tg", "/tg/help/"),
        ("ru,uz;q=0.5", "/ru/"),
        ("zh,uz;q=0.5", "/uz/help/"),
        ("zh", "/kk/"),
    ],
)
def test_the_front_door_leads_to_the_readers_language(client: Any, wish: str, address: str) -> None:
    assert client.get("/", headers={"accept-language": wish})["Location"] == address


def test_the_front_door_does_not_lead_to_a_language_that_is_not_ready(client: Any) -> None:
    HelpText.objects.update(is_ready=False)
    assert client.get("/", headers={"accept-language": "uz"})["Location"] == "/kk/"
    assert client.get("/", headers={"accept-language": "uz,ru;q=0.5"})["Location"] == "/ru/"


def test_the_page_names_the_lines_that_answer_in_its_language(client: Any) -> None:
    assert '<strong class="nobr">' not in read(client, "uz-cyrl")
    Hotline.objects.filter(number="111").update(languages=["kk", "uz"])
    assert '<strong class="nobr">111</strong>' in read(client, "uz-cyrl")
    assert '<strong class="nobr">' not in read(client, "tg")


@pytest.mark.parametrize("language", ALL)
def test_an_unchecked_language_is_held_back_and_says_what_to_do(
    production: None, client: Any, page: HelpPage, language: str
) -> None:
    shown = read(client, language)
    assert "tel:" not in shown
    assert 'id="exit"' in shown
    assert shown.count("<li>") >= 3
    assert str(page.title_on_page_kk) not in shown


@pytest.mark.parametrize("language", ALL)
def test_a_language_opens_when_a_person_has_read_it(
    production: None, client: Any, page: HelpPage, person: Any, language: str
) -> None:
    vouch(page, language, person("steward"))
    assert 'href="tel:111"' in read(client, language)
    others = [other for other in ALL if other != language]
    assert all("tel:" not in read(client, other) for other in others)


def test_readers_keep_the_checked_words_while_a_draft_waits_to_be_read(
    production: None, client: Any, page: HelpPage, person: Any
) -> None:
    vouch(page, "ru", person("steward"))
    page.title_on_page_ru = "Другие слова"
    page.save_revision()
    assert "tel:111" in read(client, "ru")
    draft = help_service.to_read(page)
    assert not help_service.is_checked(draft, "ru")
    vouch(draft, "ru", person("steward"))
    draft.get_latest_revision().publish()
    assert "Другие слова" in read(client, "ru")


def test_words_that_went_out_unread_are_held_back_in_their_language_alone(
    production: None, client: Any, page: HelpPage, person: Any
) -> None:
    for language in ("kk", "ru", "uz"):
        vouch(page, language, person("steward"))
    page.title_on_page_ru = "Другие слова"
    page.save_revision().publish()
    assert "tel:111" not in read(client, "ru")
    assert "tel:111" in read(client, "kk")
    HelpText.objects.filter(language="uz").update(summary="Boshqa")
    assert "tel:111" not in read(client, "uz")


def test_erasing_the_account_of_a_checker_takes_no_number_from_readers(
    production: None, client: Any, page: HelpPage, person: Any
) -> None:
    vouch(page, "kk", person("reviewer"))
    erase_person(person("reviewer"), by=person("admin"))
    Hotline.objects.filter(number="102").update(checked_by=None)
    shown = read(client, "kk")
    assert "tel:111" in shown
    assert "tel:102" in shown
    found = [one for one in help_service.check_help(page) if one.check == "help_lines"]
    assert any("102" in one.message and not one.blocking for one in found)


def test_nobody_vouches_for_a_text_that_changed_while_they_read(
    page: HelpPage, person: Any
) -> None:
    seen = help_service.fingerprint(page, "kk")
    page.summary_kk = "Жаңа"
    page.save_revision().publish()
    with pytest.raises(HelpError) as caught:
        help_service.record_check(page, "kk", by=person("steward"), seen=seen)
    assert caught.value.code == "changed"
    HelpText.objects.filter(language="ky").delete()
    with pytest.raises(HelpError) as caught:
        help_service.record_check(page, "ky", by=person("steward"), seen=seen)
    assert caught.value.code == "not_written"


def test_the_check_is_recorded_on_its_screen(signed_in: Any, page: HelpPage) -> None:
    steward = signed_in("steward")
    assert "Oʻzbekcha" in steward.get("/kk/help-checks/").content.decode()
    seen = help_service.fingerprint(page, "uz")
    answer = steward.post("/kk/help-checks/uz/", {"seen": seen}, follow=True)
    assert answer.status_code == 200
    assert help_service.is_checked(page, "uz")
    check = page.checks.get()
    assert (check.language, check.checked_on) == ("uz", timezone.localdate())
    steward.post("/kk/help-checks/ky/", {"seen": "0" * 64})
    assert not help_service.is_checked(page, "ky")


def test_content_checks_name_what_keeps_the_page_from_the_public(
    production: None, page: HelpPage, person: Any
) -> None:
    vouch(page, "kk", person("steward"))
    found = list(help_service.check_help(page))
    assert all(one.blocking for one in found)
    assert {one.language for one in found} == set(ALL[1:])


def test_the_starter_leaves_further_languages_unpublished_in_production(settings: Any) -> None:
    HelpText.objects.all().delete()
    settings.DEMO = False
    call_command("load_starter", verbosity=0)
    assert {text.language for text in HelpText.objects.all()} == set(HelpLanguage.values)
    assert not HelpText.objects.filter(is_ready=True).exists()
