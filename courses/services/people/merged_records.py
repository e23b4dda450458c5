"""What a person is and did beside the courses, from one account to another."""

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from courses.models import (
    Attendance,
    EvaluationReceipt,
    LearnerProfile,
    Membership,
    Note,
    Observation,
)
from courses.services.people.belonging import FIELDS
from qalqan.accounts.models import User

LONGEST_NOTE = 5000


def hand_over(kept: User, dropped: User) -> None:
    """The caller's transaction; what both have is kept once, and the better of it."""
    _profile(kept, dropped)
    _memberships(kept, dropped)
    _attendances(kept, dropped)
    _notes(kept, dropped)
    said = EvaluationReceipt.objects.filter(learner=kept).values("evaluation")
    receipts = EvaluationReceipt.objects.filter(learner=dropped)
    receipts.filter(evaluation__in=said).delete()
    receipts.update(learner=kept)


def _profile(kept: User, dropped: User) -> None:
    """Blanks are filled from the other; the dropped account belongs nowhere any more."""
    theirs = LearnerProfile.objects.filter(user=dropped).first()
    if theirs is None:
        return
    own, _created = LearnerProfile.objects.get_or_create(user=kept)
    for name in (*FIELDS, "sex", "service_number"):
        # A department is of its academy.
        other_academy = name == "department_id" and own.academy_id != theirs.academy_id
        if not getattr(own, name) and not other_academy:
            setattr(own, name, getattr(theirs, name))
    own.save()
    theirs.delete()


def _memberships(kept: User, dropped: User) -> None:
    theirs = Membership.objects.filter(learner=dropped)
    own = Membership.objects.standing().filter(learner=kept).values("cohort")
    theirs.standing().filter(cohort__in=own).update(left_at=timezone.now())
    theirs.update(learner=kept)


def _attendances(kept: User, dropped: User) -> None:
    """Of two at one session the one that says more stands, and the other is withdrawn."""
    standing: dict[int, list[Attendance]] = {}
    observed = Exists(Observation.objects.filter(attendance=OuterRef("pk")))
    both: QuerySet[Attendance] = Attendance.objects.standing().filter(learner__in=[kept, dropped])
    for one in both.annotate(was_observed=observed).order_by("recorded_at", "pk"):
        standing.setdefault(one.session_id, []).append(one)
    weaker = [
        one.pk for pair in standing.values() for one in sorted(pair, key=_says, reverse=True)[1:]
    ]
    Attendance.objects.filter(pk__in=weaker).update(withdrawn_at=timezone.now())
    Attendance.objects.filter(learner=dropped).update(learner=kept)


def _says(attendance: Attendance) -> tuple[bool, bool, bool]:
    was_observed: bool = attendance.was_observed  # type: ignore[attr-defined]
    return was_observed, bool(attendance.passed), attendance.passed is not None


def _notes(kept: User, dropped: User) -> None:
    own = {(note.lesson_id, note.block): note for note in Note.objects.filter(learner=kept)}
    for note in Note.objects.filter(learner=dropped):
        before = own.get((note.lesson_id, note.block))
        if before is None:
            note.learner = kept
            note.save(update_fields=["learner"])
            continue
        before.text = f"{before.text}\n\n{note.text}"[:LONGEST_NOTE]
        before.save(update_fields=["text"])
        note.delete()
