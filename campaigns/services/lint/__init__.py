"""What bars a campaign or help page from going out; other pages have nothing of it."""

from collections.abc import Iterator

from campaigns.models import CampaignPage, HelpPage
from campaigns.services.lint import checks
from campaigns.services.lint.checks import typed_contacts
from campaigns.services.lint.reading import texts_in
from qalqan.common.models import BasePage
from qalqan.common.services.checks import Finding

CHECKS = (
    checks.check_contacts,
    checks.check_claims,
    checks.check_pictures,
    checks.check_stories,
    checks.check_translations,
)


def bars(page: BasePage) -> Iterator[Finding]:
    """Why the page, as it stands here, may not be published."""
    if isinstance(page, CampaignPage | HelpPage):
        for check in CHECKS:
            yield from check(page)


__all__ = ["bars", "texts_in", "typed_contacts"]
