"""What campaigns did in a year."""

from typing import Any

from django.utils.translation import gettext as _

from campaigns.models import CampaignPage
from qalqan.common.languages import LANGUAGES


def coverage_of(year: int) -> dict[str, Any]:
    """The figures of the year's campaigns by their names, in the active language.

    Nobody who reads a campaign page is counted, so coverage is what was published.
    """
    published = CampaignPage.objects.live().filter(first_published_at__year__lte=year)
    ready = [page for page in published if any(getattr(page, f"ready_{c}") for c in LANGUAGES)]
    texts = sum(getattr(page, f"ready_{code}") for page in ready for code in LANGUAGES)
    return {
        _("Campaign pages published by the end of the year"): len(ready),
        _("Texts of them in all languages"): texts,
    }
