"""One-time slips on paper: eight on a sheet, a file for each two hundred people."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from qalqan.accounts.models import OneTimeSlip
from qalqan.common.services import pdf

Issued = list[tuple[OneTimeSlip, str]]
# Typst keeps what it set until ten files later: ten thousand people take 150 MiB so, and five
# times as much by the thousand.
PEOPLE_A_FILE = 200


def files(issued: Issued, *, address: str, language: str) -> Iterator[tuple[str, bytes]]:
    """The name and the content of each PDF file; `address` is where people type the code."""
    for start in range(0, len(issued), PEOPLE_A_FILE):
        data = {
            "title": _("One-time slips"),
            "labels": [
                _("1. Go to"),
                _("2. Sign-in code or e-mail address"),
                _("3. One-time code"),
                _("Works once, until"),
            ],
            "address": address,
            "then": _("Then you choose a password of your own."),
            "people": [_shown(*one) for one in issued[start : start + PEOPLE_A_FILE]],
        }
        number = start // PEOPLE_A_FILE + 1
        yield f"slips-{number:02}.pdf", pdf.render("slips", data, language=language)


def archive(issued: Issued, *, address: str, language: str) -> bytes:
    """All of the files in one ZIP; codes that are shown once never lie on the server's disk."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as together:
        for name, content in files(issued, address=address, language=language):
            together.writestr(name, content)
    return packed.getvalue()


def _shown(slip: OneTimeSlip, code: str) -> dict[str, str]:
    until = date_format(localtime(slip.expires_at), "DATETIME_FORMAT")
    person = slip.user
    return {"name": str(person), "key": person.get_username(), "code": code, "until": until}
