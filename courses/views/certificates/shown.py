"""What templates show of a certificate: its own words, in the nearest language."""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from courses.models import Certificate
from courses.services.certificates.printing import LAYOUT_NAMES, verify_url
from qalqan.common.languages import LANGUAGES, localize


def shown(certificate: Certificate) -> dict[str, Any]:
    """Costs no statement, but for one where it was revoked and nobody asked what replaced it."""
    language = get_language() or LANGUAGES[0]
    state = certificate.state
    return {
        "pk": certificate.pk,
        "number": certificate.number,
        "issued_at": certificate.issued_at,
        "completed_on": certificate.completed_on,
        "expires_on": certificate.expires_on,
        "holder_name": certificate.holder_name,
        "title": localize(certificate.titles, language),
        "academic_hours": certificate.academic_hours,
        "academy": localize(certificate.academy_names, language),
        "state": state.value,
        "state_label": state.label,
        "is_standing": certificate.revoked_at is None,
        "because": certificate.revoked_because,
        "url": reverse("courses:certificate", args=[certificate.code]),
        "verify_url": verify_url(certificate.code),
    }


def layouts(name: str, key: str | int) -> list[tuple[str, str]]:
    """(language or languages, address of the PDF) for every layout."""
    return [(label, reverse(name, args=[key, layout])) for layout, label in LAYOUT_NAMES.items()]
