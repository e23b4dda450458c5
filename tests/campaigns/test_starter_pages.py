"""The starter pages: one a target group, whole in three languages, neutral in a history."""

import re
from typing import Any

import pytest

from campaigns.enums import CalendarAnchor, TargetGroup
from campaigns.models import CampaignPage, HelpPage
from qalqan.common.languages import LANGUAGES
from qalqan.common.services import checks
from qalqan.common.services.translations.units import units

pytestmark = pytest.mark.django_db
SLUGS = [f"c-{number:02}" for number in range(1, 9)]
# What a heading would tell the one who reads the history of somebody's phone.
TELLING = re.compile(
    r"traffick|slave|exploit|victim|violen|police|торговл|рабств|эксплуатац|жертв|насил|полиц|"
    r"адам сауда|құлдық|қанау|құрбан|зорлық|полиция",
    re.IGNORECASE,
)


def pages() -> list[Any]:
    return [*CampaignPage.objects.order_by("slug"), HelpPage.objects.get()]


def test_every_target_group_has_its_page() -> None:
    found = CampaignPage.objects.filter(live=True, slug__in=SLUGS).values_list("target", flat=True)
    assert sorted(found) == sorted(TargetGroup.values)


def test_every_anchor_of_the_year_has_a_page_to_come_back_from() -> None:
    found = CampaignPage.objects.exclude(anchor="").values_list("anchor", flat=True)
    assert sorted(found) == sorted(CalendarAnchor.values)


def test_nothing_bars_them_and_no_text_is_hard_or_oddly_long() -> None:
    strict = {"reading_level", "lengths", "languages"}
    found = [one for page in pages() for one in checks.of_page(page)]
    assert [one for one in found if one.blocking or one.check in strict] == []


def test_every_text_stands_in_all_three_languages() -> None:
    for page in pages():
        assert page.ready_languages() == list(LANGUAGES)
        for unit in units(page):
            assert len({bool(text.strip()) for text in unit.texts.values()}) == 1, unit.key


@pytest.mark.parametrize("language", LANGUAGES)
def test_they_open_without_a_fallback_and_with_lines_to_call(client: Any, language: str) -> None:
    for slug in SLUGS:
        answer = client.get(f"/{language}/campaigns/{slug}/")
        shown = answer.content.decode()
        assert answer.status_code == 200
        main = shown[shown.index("<main") : shown.index("</main>")]
        assert not re.search(r'<(?:span|div) lang="', main.partition("notes-title")[0])
        assert 'href="tel:' in main


def test_headings_tell_nothing_in_a_history() -> None:
    for page in pages():
        for code in LANGUAGES:
            assert not TELLING.search(getattr(page, f"heading_{code}"))
        assert re.fullmatch(r"c-\d\d|help", page.slug)


def test_no_page_tells_a_story_or_shows_a_picture() -> None:
    kinds = {block.block_type for page in pages() for block in page.body}
    assert not kinds & {"story", "picture"}
