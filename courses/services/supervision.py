"""Which assessments of the courses are taken under supervision."""

from django.db.models import Q, QuerySet

from assessments.services import Assessment
from courses.models import ModulePage


def supervised_assessments() -> QuerySet[Assessment]:
    """Those of live modules, pre-tests included, that start with a supervisor's code."""
    modules = ModulePage.objects.live().filter(assessment__isnull=False)
    ids = modules.values("assessment_id")
    found: QuerySet[Assessment] = Assessment.objects.filter(supervised=True).filter(
        Q(pk__in=ids) | Q(post_test__in=ids)
    )
    return found
