"""A certificate as a PDF, in one language or in Kazakh with a second one beside it."""

import datetime
import io
from collections.abc import Iterator
from typing import Any

import segno
from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.models import Certificate
from qalqan.common.languages import OWN_NAMES, localize
from qalqan.common.services import pdf

LAYOUTS = {
    "kk": ("kk",),
    "ru": ("ru",),
    "en": ("en",),
    "kk-ru": ("kk", "ru"),
    "kk-en": ("kk", "en"),
}
LAYOUT_NAMES = {
    layout: " / ".join(OWN_NAMES[code] for code in codes) for layout, codes in LAYOUTS.items()
}


def verify_url(code: str) -> str:
    return f"{settings.PUBLIC_BASE_URL}/verify/{code}/"


def as_pdf(certificate: Certificate, *, layout: str) -> bytes:
    """The certificate as it was issued, in the languages of `layout`, a key of LAYOUTS."""
    languages, url = LAYOUTS[layout], verify_url(certificate.code)
    with translation.override(languages[0]):
        title = _("Certificate %(number)s") % {"number": certificate.number}
        alternative = _("QR code that leads to %(url)s") % {"url": url}
    data = {
        "title": title,
        "holder": certificate.holder_name,
        "faces": [_face(certificate, code) for code in languages],
        "verify_url": url,
        "qr": _qr(url),
        "qr_alt": alternative,
    }
    return pdf.render("certificate", data, language=languages[0])


def _face(certificate: Certificate, language: str) -> dict[str, Any]:
    """What the certificate says in one language; its own titles may stand in another."""
    with translation.override(language):
        return {
            "language": language,
            "kind": _("Certificate of completion"),
            "completed": _("has completed the training"),
            "training": _said(certificate.titles, language),
            "lines": list(_lines(certificate, language)),
            "facts": _facts(certificate),
            "check": _("Anyone can check this certificate at"),
        }


def _lines(certificate: Certificate, language: str) -> Iterator[Any]:
    if hours := certificate.academic_hours:
        counted = ngettext("%(counter)s academic hour", "%(counter)s academic hours", hours)
        yield counted % {"counter": hours}
    if certificate.academy_names:
        yield _said(certificate.academy_names, language)


def _facts(certificate: Certificate) -> list[tuple[str, str]]:
    issued_on = timezone.localdate(certificate.issued_at)
    facts = [
        (_("Number"), certificate.number),
        (_("Completed on"), _day(certificate.completed_on)),
        (_("Issued on"), _day(issued_on)),
    ]
    if certificate.expires_on:
        facts.append((_("Valid until"), _day(certificate.expires_on)))
    return facts


def _said(texts: dict[str, str], language: str) -> dict[str, str]:
    shown = localize(texts, language)
    return {"language": shown.language, "text": shown.text}


def _day(day: datetime.date) -> str:
    return date_format(day, "DATE_FORMAT")


def _qr(url: str) -> str:
    """The address as an SVG drawing, sharp at every size."""
    drawing = io.BytesIO()
    segno.make(url, error="m").save(drawing, kind="svg", border=2, dark="#083642", xmldecl=False)
    return drawing.getvalue().decode()
