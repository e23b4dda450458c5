"""Where public pages are."""

from django.utils import translation

from campaigns.enums import HelpLanguage
from campaigns.models import CampaignIndexPage, CampaignPage, HelpPage
from qalqan.common.languages import LANGUAGES

KINDS = (HelpPage, CampaignIndexPage, CampaignPage)


def addresses() -> list[str]:
    """The path of each live help and campaign page in each language, ready or not."""
    pages = [page for kind in KINDS for page in kind.objects.live().order_by("path")]
    found = [_path(page, language) for page in pages for language in LANGUAGES]
    return found + [f"/{language}/help/" for language in HelpLanguage.values]


def _path(page: HelpPage | CampaignIndexPage | CampaignPage, language: str) -> str:
    with translation.override(language):
        return str(page.get_url_parts()[2])


def missing(language: str) -> str:
    """A path with nothing at it, whose answer tells that in `language`."""
    return f"/{language if language in LANGUAGES else LANGUAGES[0]}/-/"
