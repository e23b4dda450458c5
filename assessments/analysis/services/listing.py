"""The assessments that can be analysed."""

from django.db.models import Count, Q, QuerySet

from assessments.enums import AttemptState
from assessments.models import Assessment


def analysed_assessments() -> QuerySet[Assessment]:
    """All assessments with `people`: the learners who have finished an attempt."""
    finished = Q(attempts__state=AttemptState.FINISHED)
    people = Count("attempts__learner", filter=finished, distinct=True)
    assessments: QuerySet[Assessment] = Assessment.objects.annotate(people=people)
    return assessments
