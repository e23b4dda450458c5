"""Looking a certificate up by its code: in the records, or in a list that was carried here."""

import re

from django.conf import settings

from courses.models import Certificate
from courses.services.certificates import carrying
from courses.services.certificates.verdicts import Verdict, of

CODE = re.compile(r"[A-Z2-7]{26}")


def find(code: str) -> Verdict:
    """What is known under `code`, which people may type in small letters.

    Raises carrying.ListError where this host checks by a list that is not as it was signed.
    """
    code = code.strip().upper()
    if CODE.fullmatch(code) is None:
        return Verdict(code)
    return carrying.find(code) if settings.VERIFY_LIST else _recorded(code)


def _recorded(code: str) -> Verdict:
    found = Certificate.objects.select_related("replaced_by").filter(code=code).first()
    return of(found) if found else Verdict(code)
