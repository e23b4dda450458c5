"""The demo's two confirmed lines on the demo's pages."""

from typing import Any

import pytest

from campaigns.enums import MaterialKind
from campaigns.models import CampaignPage, HelpPage, Material
from campaigns.services import materials
from campaigns.services.materials import Version
from campaigns.services.materials.contents import Content, Contents


@pytest.fixture
def campaign(db: None) -> CampaignPage:
    page: CampaignPage = CampaignPage.objects.get(slug="c-01")
    return page


@pytest.fixture
def help_page(db: None) -> HelpPage:
    page: HelpPage = HelpPage.objects.get()
    return page


@pytest.fixture
def poster(campaign: CampaignPage) -> Material:
    made = materials.current(Version(campaign, "kk"), MaterialKind.POSTER_A4)
    assert made is not None
    return made


def content(page: Any, language: str, kind: MaterialKind, **asked: Any) -> Content:
    return Contents(Version(page, language), materials.shown_lines()).of(kind, **asked)
