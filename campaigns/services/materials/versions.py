"""Of which pages there are materials, and in which languages: of those that the public gets."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from campaigns.enums import CARDS, HelpLanguage, MaterialKind
from campaigns.models import CampaignPage, HelpPage, HelpText
from campaigns.services import help as help_service
from qalqan.common.languages import GUESTS_FALLBACKS, LANGUAGES


@dataclass(frozen=True)
class Version:
    """A public page in one of its languages."""

    page: CampaignPage | HelpPage
    language: str

    @property
    def is_help(self) -> bool:
        return isinstance(self.page, HelpPage)

    @property
    def kinds(self) -> tuple[MaterialKind, ...]:
        """A language that the site does not have is for cards alone."""
        return tuple(MaterialKind) if self.language in LANGUAGES else CARDS

    @property
    def tag(self) -> str:
        known = self.language in LANGUAGES
        return self.language if known else HelpLanguage(self.language).tag

    @property
    def text(self) -> CampaignPage | HelpPage | HelpText:
        """What holds the words; read it while the language is active."""
        if self.language in LANGUAGES:
            return self.page
        return HelpText.objects.get(page_id=self.page.pk, language=self.language)

    @property
    def address(self) -> str:
        """Where a phone that reads the square code is led."""
        base = (self.is_help and settings.HELP_BASE_URL) or settings.PUBLIC_BASE_URL
        place = "help" if self.is_help else f"campaigns/{self.page.slug}"
        return f"{base}/{self.language}/{place}/"

    def path(self, kind: MaterialKind) -> str:
        """The public address of the file; one in a further language lies beside the site's own."""
        own = self.language in LANGUAGES
        with translation.override(self.language if own else GUESTS_FALLBACKS[0]):
            if not self.is_help:
                return reverse("campaigns:campaign_file", args=[self.page.slug, kind.value])
            if own:
                return reverse("campaigns:help_file", args=[kind.value])
            return reverse("campaigns:further_file", args=[self.language, kind.value])

    def file_name(self, kind: MaterialKind, *, has_bleed: bool = False) -> str:
        parts = [self.page.slug, kind.value, self.language]
        return "-".join([*parts, "bleed"] if has_bleed else parts) + ".pdf"


def versions() -> list[Version]:
    """All that the public gets, the help page first."""
    return [version for page in pages() for version in versions_of(page)]


def pages() -> list[CampaignPage | HelpPage]:
    return [*HelpPage.objects.live(), *CampaignPage.objects.live().order_by("path")]


def versions_of(page: CampaignPage | HelpPage) -> list[Version]:
    """None where the page is not public."""
    if not page.live:
        return []
    is_help = isinstance(page, HelpPage)
    languages = help_service.offered(page) if is_help else page.ready_languages()
    return [Version(page, language) for language in languages]
