"""What is printed comes from the page and the register, and a card gives nobody away."""

import io
from itertools import product
from typing import Any

import pytest
import segno
from django.utils import translation

from campaigns.enums import CARDS, MaterialKind
from campaigns.models import CampaignPage, HelpPage
from campaigns.services import materials
from campaigns.services.materials import Version
from campaigns.services.materials.contents import Contents
from qalqan.common.languages import LANGUAGES
from qalqan.common.models import Hotline
from tests.campaigns.materials.conftest import content
from tests.factories import HotlineFactory

pytestmark = pytest.mark.django_db
SEVEN = (*LANGUAGES, "uz", "uz-cyrl", "ky", "tg")
LONG = "Қазақстан Республикасының бірыңғай байланыс орталығы " * 3


def numbers(page: Any, language: str, kind: MaterialKind) -> list[str]:
    return [line["number"] for line in content(page, language, kind).data["lines"]]


def test_a_poster_has_the_message_signs_and_numbers_of_today(campaign: CampaignPage) -> None:
    said = content(campaign, "ru", MaterialKind.POSTER_A3).data
    assert said["heading"] == campaign.heading_ru
    assert said["message"].startswith("Ваш паспорт – ваш.")
    assert said["signs"][1] == "Ваш паспорт и билет держит у себя кто-то другой."
    assert [line["number"] for line in said["lines"]] == ["111", "102"]
    assert said["lines"][0]["details"][0] == "Круглосуточно"


@pytest.mark.parametrize(("language", "kind"), list(product(LANGUAGES, MaterialKind)))
def test_each_number_says_when_it_was_checked(
    campaign: CampaignPage, language: str, kind: MaterialKind
) -> None:
    Hotline.objects.filter(number="111").update(checked_on="2026-11-03")
    line = content(campaign, language, kind).data["lines"][0]
    assert "3" in line["checked"]
    assert "2026" in line["checked"]


def test_lines_that_nobody_confirmed_are_never_printed(campaign: CampaignPage) -> None:
    HotlineFactory(number="+7 700 111 22 33", status="to_verify")
    HotlineFactory(confirmed=True, number="+7 700 444 55 66", checked_on="2026-01-02")
    for kind in MaterialKind:
        assert numbers(campaign, "kk", kind) == ["111", "102"]


def test_where_no_line_is_shown_there_is_no_paper(campaign: CampaignPage) -> None:
    Hotline.objects.update(status="withdrawn")
    assert materials.current(Version(campaign, "kk"), MaterialKind.CARD) is None


@pytest.mark.parametrize("kind", CARDS)
def test_a_card_tells_nothing_of_its_page(
    campaign: CampaignPage, help_page: HelpPage, kind: MaterialKind
) -> None:
    printed = content(campaign, "kk", kind).data
    assert printed["heading"] == printed["title"] == printed["author"] == help_page.heading_kk
    assert not {"message", "explain", "signs", "sections"} & printed.keys()


@pytest.mark.parametrize("language", SEVEN)
def test_a_card_of_the_help_page_is_in_its_language(help_page: HelpPage, language: str) -> None:
    printed = content(help_page, language, MaterialKind.CARD_A6).data
    version = Version(help_page, language)
    with translation.override(language):
        assert printed["heading"] == version.text.heading
    assert version.address == f"http://127.0.0.1:8000/{language}/help/"
    assert [phrase["language"] for phrase in printed["phrases"]] == ["kk", "ru"]
    assert set(version.kinds) == set(MaterialKind if language in LANGUAGES else CARDS)


def test_the_code_leads_to_the_page(campaign: CampaignPage) -> None:
    drawing = io.BytesIO()
    expected = segno.make("http://127.0.0.1:8000/en/campaigns/c-01/", error="m", micro=False)
    expected.save(drawing, "svg", border=2, dark="#083642", light="#ffffff", xmldecl=False)
    assert content(campaign, "en", MaterialKind.CARD).data["qr"] == drawing.getvalue().decode()


def test_help_may_be_on_a_host_that_tells_nothing(help_page: HelpPage, settings: Any) -> None:
    settings.HELP_BASE_URL = "https://info.example"
    assert Version(help_page, "tg").address == "https://info.example/tg/help/"


@pytest.mark.parametrize("kind", MaterialKind)
@pytest.mark.parametrize("has_bleed", [False, True])
def test_long_texts_and_four_lines_stay_on_their_sheets(
    campaign: CampaignPage, kind: MaterialKind, has_bleed: bool
) -> None:
    given = {"operator_kk": LONG, "hours_kk": LONG, "cost_kk": LONG}
    lines = [HotlineFactory.build(confirmed=False, **given) for _line in range(4)]
    for line in lines:
        line.checked_on = Hotline.objects.get(number="111").checked_on
    file = Contents(Version(campaign, "kk"), lines).of(kind, has_bleed=has_bleed).render()
    sheets = 1 if kind in (MaterialKind.POSTER_A3, MaterialKind.POSTER_A4) else 2
    assert b"/Count %d" % sheets in file
    assert b"/Lang(kk)" in file
    assert b"pdfuaid:part" in file
