"""A file that is no longer true is never given out, and what was given out is kept."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from campaigns.enums import MaterialKind
from campaigns.models import CampaignPage, HelpPage, HelpText, Material
from campaigns.services import materials
from campaigns.services.materials import Version
from campaigns.services.published.editions import current
from qalqan.accounts.models import User
from qalqan.common.models import Hotline, OutboxMessage
from qalqan.common.services import hotlines, outbox
from tests.common.hotlines.lines import a_call

pytestmark = pytest.mark.django_db
PATH = "/kk/campaigns/c-01/materials/poster-a4.pdf"


@pytest.fixture
def steward(person: Any) -> User:
    found: User = person("steward")
    return found


@pytest.fixture
def second(person: Any) -> User:
    found: User = person("steward2")
    return found


def described(steward: User, second: User, fields: dict[str, str]) -> None:
    """Another description of 111, proposed by one and confirmed by the other."""
    line = Hotline.objects.get(number="111")
    proposal = hotlines.describe(line, by=steward, fields=fields)
    assert proposal is not None
    hotlines.confirm(proposal, by=second, call=a_call())


def newest() -> Material:
    found: Material = Material.objects.current().get(kind=MaterialKind.POSTER_A4)
    return found


def carried(material: Material) -> list[str]:
    return [line["number"] for line in material.lines]


def test_the_same_file_is_made_once(client: Any, poster: Material) -> None:
    assert client.get(PATH).content == bytes(poster.content)
    assert newest() == poster


def test_a_withdrawn_number_is_on_no_file_that_is_given_out(
    client: Any, poster: Material, steward: User
) -> None:
    hotlines.withdraw(Hotline.objects.get(number="111"), by=steward, reason="Жауап жоқ")
    poster.refresh_from_db()
    assert poster.outdated_at is not None
    assert client.get(PATH).content != bytes(poster.content)
    assert (carried(poster), carried(newest())) == (["111", "102"], ["102"])


def test_new_files_are_made_without_waiting_for_a_reader(poster: Material, steward: User) -> None:
    hotlines.withdraw(Hotline.objects.get(number="111"), by=steward, reason="Жауап жоқ")
    assert not Material.objects.current().exists()
    assert OutboxMessage.objects.filter(kind=materials.KIND, delivered_at=None).exists()
    outbox.sweep()
    assert carried(newest()) == ["102"]


def test_a_withdrawal_makes_all_pages_anew_once_for_itself_and_once_for_its_files(
    client: Any, poster: Material, steward: User
) -> None:
    for kind in ("poster-a3", "leaflet-a4"):
        client.get(PATH.replace("poster-a4", kind))
    assert Material.objects.current().count() > 1
    before = current()[0]
    hotlines.withdraw(Hotline.objects.get(number="111"), by=steward, reason="Жауап жоқ")
    at_once = current()[0]
    outbox.sweep()
    # The save and the signal each say so in one transaction; the files of the page together.
    assert at_once - before <= 2
    assert current()[0] == at_once + 1


@pytest.mark.parametrize("field", ["hours_kk", "operator_kk", "cost_kk"])
def test_another_description_makes_another_file(
    poster: Material, steward: User, second: User, field: str
) -> None:
    described(steward, second, {field: "Жаңа"})
    poster.refresh_from_db()
    assert poster.outdated_at is not None


def test_what_is_not_printed_outdates_nothing(
    poster: Material, steward: User, second: User
) -> None:
    described(steward, second, {"police_link_kk": "Жоқ", "hours_ru": "Днём"})
    assert newest() == poster


def test_a_new_check_is_printed(poster: Material) -> None:
    day = timezone.localdate() + timedelta(days=1)
    Hotline.objects.filter(number="111").update(checked_on=day)
    materials.all_changed()
    outbox.sweep()
    assert newest().lines[0]["checked_on"] == day.isoformat()


def test_a_line_past_its_limit_is_not_given_out_before_any_chore_ran(
    client: Any, poster: Material, monkeypatch: pytest.MonkeyPatch
) -> None:
    Hotline.objects.filter(number="111").update(number="+7 700 000 00 00")
    client.get(PATH)
    assert carried(newest()) == ["+7 700 000 00 00", "102"]
    later = timezone.now() + timedelta(days=Hotline.WITHDRAWN_AFTER_DAYS + 1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    client.get(PATH)
    assert carried(newest()) == ["102"]


def test_another_sentence_on_the_page_makes_another_file(
    poster: Material, campaign: CampaignPage
) -> None:
    campaign.heading_kk = "Басқа тақырып"
    campaign.save_revision().publish()
    poster.refresh_from_db()
    assert poster.outdated_at is not None
    outbox.sweep()
    assert newest().fingerprint != poster.fingerprint


def test_a_page_that_is_taken_down_takes_its_files_along(
    client: Any, poster: Material, campaign: CampaignPage
) -> None:
    campaign.unpublish()
    assert client.get(PATH).status_code == 404
    assert not Material.objects.current().exists()
    campaign.delete()
    assert carried(Material.objects.get()) == ["111", "102"]


def test_a_further_language_is_printed_only_while_it_is_shown(
    client: Any, help_page: HelpPage, settings: Any
) -> None:
    path = "/ru/help/uz/materials/card.pdf"
    assert client.get(path).status_code == 200
    text = HelpText.objects.get(language="uz")
    text.is_ready = False
    text.save()
    assert client.get(path).status_code == 404
    assert not Material.objects.current().exists()
    settings.DEMO = False
    assert client.get("/kk/help/materials/card.pdf").status_code == 404


def test_bleed_is_a_file_of_its_own(campaign: CampaignPage, poster: Material) -> None:
    bled = materials.current(Version(campaign, "kk"), MaterialKind.POSTER_A4, has_bleed=True)
    assert bled is not None
    assert bytes(bled.content) != bytes(poster.content)
    assert Material.objects.current().count() == 2
