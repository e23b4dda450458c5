"""For the operator: certificates that were earned and are not made yet."""

from django.utils.translation import gettext as _

from courses.services.certificates.issuing import KIND
from qalqan.common.services.watching import Measure, work


def waiting() -> Measure:
    return work.waiting_of(KIND, "certificates", _("Certificates that wait to be made"))
