"""A transcript as a PDF."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from courses.models import Certificate
from courses.services.transcripts import Entry, Transcript
from qalqan.common.languages import LANGUAGES, Localized, localize
from qalqan.common.services import pdf


def as_pdf(transcript: Transcript) -> bytes:
    """The transcript in the active language."""
    data = {
        "title": _("Transcript of training"),
        "person": transcript.person.get_full_name(),
        "made": _("As of %(day)s") % {"day": date_format(transcript.made_on, "DATE_FORMAT")},
        "nothing": "" if transcript.years else _("Nothing was completed or attended yet."),
        "head": [
            _("Date"),
            _("What"),
            _("Form of training"),
            _("Academic hours"),
            _("Result"),
            _("How it was established"),
            _("Academy"),
        ],
        "years": [[str(year), list(map(_row, entries))] for year, entries in transcript.years],
        "certificates": {
            "title": _("Certificates"),
            "head": [_("Number"), _("For"), _("Issued on"), _("Valid until"), _("State")],
            "rows": list(map(_certificate, transcript.certificates)),
        },
    }
    return pdf.render("transcript", data, language=_language())


def _row(entry: Entry) -> list[Any]:
    return [
        date_format(entry.on, "DATE_FORMAT"),
        _said(entry.title),
        entry.kind,
        number_format(entry.hours.normalize()) if entry.hours else "",
        entry.result,
        entry.evidence,
        _said(entry.academy),
    ]


def _certificate(one: Certificate) -> list[Any]:
    return [
        one.number,
        _said(localize(one.titles, _language())),
        date_format(timezone.localdate(one.issued_at), "DATE_FORMAT"),
        date_format(one.expires_on, "DATE_FORMAT") if one.expires_on else _("without end"),
        str(one.state.label),
    ]


def _said(text: Localized) -> dict[str, str]:
    return {"language": text.language, "text": text.text}


def _language() -> str:
    return get_language() or LANGUAGES[0]
