"""A course for a cohort: its members are enrolled in it, with the day on which it is due."""

from django.db import transaction

from courses.models import Assignment, Enrolment, Membership
from courses.services import completion
from courses.services.enrolling import enrol_all
from qalqan.accounts.models import User


@transaction.atomic
def assign(assignment: Assignment, *, by: User) -> None:
    """Save the assignment, enrol the members, and date what they have open for it."""
    asked = Assignment.objects.filter(pk=assignment.pk).values_list("hours_in_person", flat=True)
    hours = asked.first()
    assignment.save()
    cohort, course, due_on = assignment.cohort, assignment.course, assignment.due_on
    members = Membership.objects.standing().filter(cohort=cohort)
    learners = set(members.values_list("learner", flat=True))
    enrol_all(learners, course, cohort=cohort, due_on=due_on, by=by)
    Enrolment.objects.open().filter(cohort=cohort, course=course).update(due_on=due_on)
    if hours is not None and hours != assignment.hours_in_person:
        _look_again(assignment)


@transaction.atomic
def unassign(assignment: Assignment) -> None:
    """Take the assignment away. Who is enrolled stays so, without a day on which it is due."""
    taken = Enrolment.objects.open().filter(cohort=assignment.cohort, course=assignment.course)
    taken.update(due_on=None)
    assignment.delete()
    _look_again(assignment)


def _look_again(assignment: Assignment) -> None:
    """More or fewer hours in person may be asked for: completions follow."""
    taken = Enrolment.objects.open().filter(cohort=assignment.cohort, course=assignment.course)
    for learner in taken.values_list("learner", flat=True):
        completion.attendance_changed(learner_id=learner, cohort_id=assignment.cohort_id)
