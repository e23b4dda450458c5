"""What is said of a line reaches readers of Uzbek, Kyrgyz and Tajik, and never in old words."""

from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone, translation
from django.utils.translation import gettext

from campaigns.enums import HelpLanguage, MaterialKind
from campaigns.models import HelpPage, HelpText, HotlineText, Material
from campaigns.services import help as help_service
from campaigns.services import line_texts, lint, materials
from campaigns.services.help import HelpError
from campaigns.services.materials import Version
from campaigns.services.published import editions
from qalqan.common.models import Hotline
from tests.campaigns.materials.conftest import content

pytestmark = pytest.mark.django_db
RUSSIAN = "В каких случаях сообщают в полицию, нам не подтверждено."
NEW = "Полиции сообщают всегда."
MARKED = '<span lang="ru">{}</span>'
FURTHER = pytest.mark.parametrize("language", HelpLanguage.values)


def row(language: str = "uz", number: str = "111") -> HotlineText:
    return HotlineText.objects.get(language=language, hotline__number=number)


def read(client: Any, language: str) -> str:
    return str(client.get(f"/{language}/help/").content.decode())


def in_russian(language: str) -> str:
    with translation.override(language):
        return gettext("Part of this text is in Russian.")


def describe(**texts: str) -> None:
    Hotline.objects.filter(number="111").update(**texts)


@FURTHER
def test_a_reader_learns_in_their_language_whether_the_police_come(
    client: Any, language: str
) -> None:
    shown = read(client, language)
    for said in row(language).texts().values():
        assert said in shown
    assert row(language, "102").police_link in shown
    assert RUSSIAN not in shown
    assert in_russian(language) not in shown


@FURTHER
def test_words_older_than_the_line_give_way_to_its_russian(client: Any, language: str) -> None:
    old = row(language).police_link
    describe(police_link_ru=NEW)
    shown = read(client, language)
    assert old not in shown
    assert MARKED.format(NEW) in shown
    assert MARKED.format("Круглосуточно") in shown
    assert shown.count(in_russian(language)) == 1
    assert row(language, "102").police_link in shown
    assert in_russian(language) != in_russian("en")
    assert in_russian("ru") not in read(client, "ru")


def test_a_missing_text_alone_is_shown_in_russian(client: Any) -> None:
    HotlineText.objects.filter(pk=row().pk).update(cost="")
    shown = read(client, "uz")
    assert MARKED.format("Бесплатно со стационарного и мобильного телефона") in shown
    assert row().police_link in shown
    assert in_russian("uz") in shown
    assert in_russian("tg") not in read(client, "tg")


def test_a_text_says_nothing_that_the_register_does_not(client: Any) -> None:
    HotlineText.objects.filter(pk=row(number="102").pk).update(cost="Tekin")
    assert "Tekin" not in read(client, "uz")


@FURTHER
def test_a_printed_card_speaks_its_language_or_says_that_it_does_not(language: str) -> None:
    page = HelpPage.objects.get()
    line = content(page, language, MaterialKind.CARD).data["lines"][0]
    assert line["operator"] == row(language).operator
    assert line["details"] == [row(language).hours, row(language).cost]
    describe(hours_ru="С 9 до 18")
    line = content(page, language, MaterialKind.CARD).data["lines"][0]
    assert line["operator"]["language"] == "ru"
    assert line["details"][0] == {"language": "ru", "text": "С 9 до 18"}
    assert line["details"][-1] == in_russian(language)


@pytest.mark.parametrize("changed", [{"police_link": "Boshqa"}, {"made_from": "0" * 64}])
def test_new_words_of_a_line_wait_for_a_named_person_in_their_language_alone(
    client: Any, settings: Any, person: Any, changed: dict[str, str]
) -> None:
    settings.DEMO = False
    HelpText.objects.update(is_ready=True)
    Hotline.objects.update(checked_by=person("steward"), checked_on=timezone.localdate())
    page, seen = HelpPage.objects.get(), {}
    for language in ("ru", "uz", "tg"):
        seen[language] = help_service.fingerprint(page, language)
        help_service.record_check(page, language, by=person("steward"), seen=seen[language])
    assert "tel:111" in read(client, "uz")
    HotlineText.objects.filter(pk=row().pk).update(**changed)
    assert "tel:111" not in read(client, "uz")
    assert all("tel:111" in read(client, language) for language in ("ru", "tg"))
    with pytest.raises(HelpError):
        help_service.record_check(page, "uz", by=person("steward"), seen=seen["uz"])


def test_a_new_description_of_a_line_takes_no_checked_page_from_readers() -> None:
    page = HelpPage.objects.get()
    before = help_service.fingerprint(page, "uz")
    describe(police_link_ru=NEW)
    Hotline.objects.filter(number="102").update(status="withdrawn")
    assert help_service.fingerprint(page, "uz") == before


def test_copies_and_cards_in_circulation_are_made_anew() -> None:
    page = HelpPage.objects.get()
    materials.current(Version(page, "uz"), MaterialKind.CARD)
    before, text = editions.current(), row()
    text.hours = "Har kuni"
    text.save()
    after = editions.current()
    assert after > before
    assert not Material.objects.current().exists()
    text.delete()
    assert editions.current() > after


def test_a_steward_writes_them_beside_the_russian(signed_in: Any) -> None:
    describe(police_link_ru=NEW)
    steward, text = signed_in("steward"), row()
    url = f"/cms/snippets/campaigns/hotlinetext/edit/{text.pk}/"
    form = steward.get(url).content.decode()
    assert NEW in form
    assert f'value="{text.line_digest}"' in form
    answer = steward.post(url, filled(text, police_link="Politsiyaga doim xabar beriladi."))
    assert answer.status_code == 302
    assert row().is_current
    assert row().police_link == "Politsiyaga doim xabar beriladi."


def test_nobody_saves_words_for_russian_that_they_have_not_seen(signed_in: Any) -> None:
    text = row()
    form = filled(text, hours="Har kuni")
    describe(police_link_ru=NEW)
    url = f"/cms/snippets/campaigns/hotlinetext/edit/{text.pk}/"
    answer = signed_in("steward").post(url, form)
    assert answer.status_code == 200
    assert NEW in answer.content.decode()
    assert not row().is_current


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Raqam: 150", False),
        ("+998 71 123 45 67", False),
        ("help@example.org", False),
        ("+7 717 211 11 11 raqamini tering", True),
    ],
)
def test_a_number_that_the_register_does_not_say_is_refused(
    signed_in: Any, said: str, kept: bool
) -> None:
    describe(dialling_ru="Наберите +7 717 211 11 11")
    text = row()
    url = f"/cms/snippets/campaigns/hotlinetext/edit/{text.pk}/"
    answer = signed_in("steward").post(url, filled(text, dialling=said))
    assert answer.status_code == (302 if kept else 200)
    assert (row().dialling == said) is kept


def test_a_new_one_is_written_in_the_admin_and_once_a_language(signed_in: Any) -> None:
    steward, text = signed_in("steward"), row()
    url = "/cms/snippets/campaigns/hotlinetext/add/"
    assert steward.post(url, filled(text)).status_code == 200
    text.delete()
    assert steward.get(url).status_code == 200
    assert steward.post(url, filled(text)).status_code == 302
    assert row().is_current
    assert steward.get("/cms/snippets/campaigns/hotlinetext/").status_code == 200


def test_whoever_checks_a_language_reads_there_what_no_page_shows_yet(signed_in: Any) -> None:
    shown = signed_in("steward").get("/kk/help-checks/").content.decode()
    for text in line_texts.texts_in("uz"):
        assert text.operator in shown
    assert row(number="150").operator not in read(signed_in("steward"), "uz")


def test_the_starter_types_no_number_and_leaves_no_word_of_its_lines_untranslated() -> None:
    for text in HotlineText.objects.all():
        assert text.is_current
        assert [bool(said) for said in text.texts().values()] == [
            bool(said) for said in text.originals
        ]
        assert not list(lint.typed_contacts(("", said) for said in text.texts().values()))
    described = Hotline.objects.exclude(operator_ru="").count()
    assert HotlineText.objects.count() == described * len(HelpLanguage)


def test_the_starter_claims_nothing_for_a_line_that_stewards_described_anew() -> None:
    describe(police_link_ru=NEW)
    HotlineText.objects.filter(language="uz").delete()
    HotlineText.objects.filter(pk=row("tg").pk).update(hours="Ҳар рӯз")
    call_command("load_starter", verbosity=0)
    assert not row("uz").is_current
    assert row("uz", "102").is_current
    assert row("tg").hours == "Ҳар рӯз"


def filled(text: HotlineText, **changed: str) -> dict[str, Any]:
    """The form of `text` as its page has it, with `changed` typed in."""
    plain = {"hotline": text.hotline_id, "language": text.language, "seen": text.line_digest}
    return {**plain, **text.texts(), **changed}
