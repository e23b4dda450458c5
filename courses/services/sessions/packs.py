"""Papers for a room without a network: the list to sign, checklists, a blank sheet."""

from typing import Any

from django.utils import timezone, translation
from django.utils.formats import date_format, number_format, time_format
from django.utils.translation import gettext as _

from courses.models import Criterion, Session
from courses.services.sessions.rosters import roster
from qalqan.accounts.models import User
from qalqan.common.languages import localize_field
from qalqan.common.services import pdf

# As many as fill a page.
BLANK_LINES = 20


def pack(session: Session, *, language: str) -> bytes:
    """The PDF in `language`."""
    return pdf.render("session_pack", content(session, language=language), language=language)


def content(session: Session, *, language: str) -> dict[str, Any]:
    """What stands on the papers: names, and nothing by which anybody could sign in."""
    people = list(roster(session))
    with translation.override(language):
        return {
            "title": _("Papers for a session"),
            "heading": session.title,
            "about": _about(session),
            "list": _list(people),
            "checklists": _checklists(session, people, language),
            "blank": _blank(),
        }


def _about(session: Session) -> list[tuple[str, str]]:
    start, end = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    day = date_format(start, "DATE_FORMAT")
    facts = [
        (_("When"), f"{day}, {time_format(start)} – {time_format(end)}"),
        (_("Form of training"), session.get_form_display()),
        (_("Academic hours"), number_format(session.academic_hours.normalize())),
        (_("Place"), session.place),
        (_("Taught by"), session.taught_by),
        (_("Cohort"), str(session.cohort or "")),
    ]
    return [(name, str(value)) for name, value in facts if value]


def _list(people: list[User]) -> dict[str, Any]:
    return {
        "title": _("Attendance list"),
        "head": ["№", _("Name"), _("Signature")],
        "rows": [[str(place), person.get_full_name()] for place, person in enumerate(people, 1)],
        "closing": _("Number present, name and signature of the person who taught:"),
    }


def _checklists(session: Session, people: list[User], language: str) -> dict[str, Any] | None:
    if session.checklist is None:
        return None
    criteria = session.checklist.criteria.all()
    return {
        "title": str(localize_field(session.checklist, "name", language)),
        "rule": _("Passed: every critical point was seen, and at least 80 percent of all."),
        "head": [_("What is to be seen"), _("Seen")],
        "rows": [_words(one, language) for one in criteria],
        "comment": _("Comment"),
        "observer": _("Observer, signature:"),
        "people": [person.get_full_name() for person in people],
    }


def _words(criterion: Criterion, language: str) -> str:
    text = str(localize_field(criterion, "text", language))
    return _("%(text)s (critical)") % {"text": text} if criterion.is_critical else text


def _blank() -> dict[str, Any]:
    return {
        "title": _("Who else was there"),
        "note": _("For people who are not on the list: the manager adds them afterwards."),
        "head": ["№", _("Name"), _("Department"), _("Signature")],
        "lines": BLANK_LINES,
    }
