"""Which assessments of the courses are taken under supervision."""

from django.db.models import F, Q, QuerySet

from assessments.services import Assessment
from courses.models import Appointment, Enrolment, ModulePage


def supervisors_of(enrolment: Enrolment) -> list[int]:
    """Ids of the staff of the learner's academy: a code of another academy starts nothing here."""
    staff = Appointment.objects.filter(academy=enrolment.academy_id).exclude(academy=None)
    return list(staff.filter(user__groups__name=F("role")).values_list("user", flat=True))


def supervised_assessments() -> QuerySet[Assessment]:
    """Those of live modules, pre-tests included, that start with a supervisor's code."""
    modules = ModulePage.objects.live().filter(assessment__isnull=False)
    ids = modules.values("assessment_id")
    found: QuerySet[Assessment] = Assessment.objects.filter(supervised=True).filter(
        Q(pk__in=ids) | Q(post_test__in=ids)
    )
    return found
