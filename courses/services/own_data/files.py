"""The same as files to take along; each leaves an audit row."""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from courses.services.own_data.sections import sections
from qalqan.accounts.models import User
from qalqan.accounts.services.erasure import export_person
from qalqan.common.enums import AuditAction
from qalqan.common.languages import LANGUAGES
from qalqan.common.services import audit, pdf


def as_json(person: User) -> str:
    """Everything, for another program to read; the export leaves an audit row."""
    _note(person, "json")
    kept = export_person(person)
    return json.dumps(kept, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2, default=str)


def as_pdf(person: User) -> bytes:
    """The same for the person to read, in the active language."""
    _note(person, "pdf")
    data = {
        "title": _("What Qalqan keeps about me"),
        "person": person.get_full_name(),
        "made": _("As of %(day)s") % {"day": date_format(timezone.localdate(), "DATE_FORMAT")},
        "sections": [[section.title, section.rows] for section in sections(person)],
    }
    return pdf.render("own_data", data, language=get_language() or LANGUAGES[0])


def _note(person: User, form: str) -> None:
    audit.append(
        AuditAction.DATA_EXPORTED,
        subject=f"person:{person.pk}",
        actor=person.pk,
        data={"format": form},
    )
