"""Personal data of learners, and of academy staff."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from courses.models import (
    Certificate,
    ErasureRequest,
    ErrorReport,
    NameRequest,
    Observation,
    TrainingReturn,
)
from qalqan.common.enums import LegalBasis
from qalqan.common.services.personal_data import (
    Until,
    blanking,
    delete_rows,
    deleting,
    keep,
    register,
    rows_of,
    unlink,
)

RECORD = _("To show and report what was taught and completed")
KEPT = _("As long as training records must be kept; without a name after erasure")


TAUGHT = _("To know who teaches a cohort")


def register_all() -> None:
    learning()
    attending()
    reading()
    working()
    asking()


def learning() -> None:
    register(
        "courses.LearnerProfile",
        purpose=_("To count trained people by audience, academy and department"),
        retention=_("As long as the account"),
        export=rows_of(
            "courses.LearnerProfile",
            "user",
            *("academy__code", "department__code", "audience__code", "region__code"),
            *("position__code", "sex", "service_number"),
        ),
        erase=delete_rows("courses.LearnerProfile", "user"),
    )
    register(
        "courses.Enrolment",
        purpose=RECORD,
        retention=KEPT,
        export=rows_of(
            "courses.Enrolment", "learner", "registration", "course__slug", "opened_at", "closed_at"
        ),
        erase=keep,
        stays=("learner",),
    )
    register(
        "courses.Completion",
        purpose=RECORD,
        retention=KEPT,
        export=rows_of(
            "courses.Completion", "enrolment__learner", "page__slug", "kind", "completed_at"
        ),
        erase=keep,
    )
    register(
        "courses.Certificate",
        purpose=_("To show and verify what was completed"),
        retention=KEPT,
        export=rows_of(
            "courses.Certificate", "completion__enrolment__learner", "number", "issued_at"
        ),
        erase=blanking(forget_holder, "revoked_by"),
    )


def forget_holder(person: Any) -> None:
    """The certificate still verifies, without a name."""
    held = Certificate.objects.filter(completion__enrolment__learner=person)
    held.update(holder_name="", surname_hash="", revoked_because="")
    Certificate.objects.filter(revoked_by=person).update(revoked_by=None)


def attending() -> None:
    register(
        "courses.Membership",
        purpose=_("To enrol and to teach the people of an intake together"),
        retention=KEPT,
        export=rows_of("courses.Membership", "learner", "cohort__name", "joined_at", "left_at"),
        erase=keep,
        stays=("learner",),
    )
    register(
        "courses.Attendance",
        purpose=RECORD,
        retention=KEPT,
        export=rows_of(
            "courses.Attendance",
            "learner",
            *("session__title", "session__starts_at", "evidence", "passed", "recorded_at"),
        ),
        erase=unlink("courses.Attendance", "recorded_by"),
        stays=("learner",),
    )
    register(
        "courses.Observation",
        purpose=_("To judge what a person does in a simulation"),
        retention=KEPT,
        export=rows_of(
            "courses.Observation", "attendance__learner", "met", "passed", "comment", "observed_at"
        ),
        erase=blanking(forget_comments, "observed_by"),
    )
    register(
        "courses.EvaluationReceipt",
        purpose=_("So that nobody evaluates twice; not what they said"),
        retention=_("As long as the evaluation"),
        export=rows_of("courses.EvaluationReceipt", "learner", "evaluation"),
        erase=delete_rows("courses.EvaluationReceipt", "learner"),
    )


def forget_comments(person: Any) -> None:
    """An observer's words may name the person; the ticks do not."""
    Observation.objects.filter(attendance__learner=person).update(comment="")
    Observation.objects.filter(observed_by=person).update(observed_by=None)


def reading() -> None:
    register(
        "courses.Note",
        purpose=_("The learner's own notes while reading; nobody else can read them"),
        retention=_("As long as the account"),
        export=rows_of("courses.Note", "learner", "lesson__slug", "block", "text", "written_at"),
        erase=delete_rows("courses.Note", "learner"),
    )
    register(
        "courses.ErrorReport",
        purpose=_("To mend mistakes in lessons and to answer who found them"),
        retention=_("Three years after the answer"),
        keep_for=Until("answered_at", timedelta(days=3 * 365)),
        export=rows_of("courses.ErrorReport", "reporter", "text", "reported_at", "state", "answer"),
        erase=deleting(forget_reports, "reporter", "answered_by"),
    )


def forget_reports(person: Any) -> None:
    """What they wrote goes with them: it may be signed."""
    ErrorReport.objects.filter(reporter=person).delete()
    ErrorReport.objects.filter(answered_by=person).update(answered_by=None)


def working() -> None:
    register(
        "courses.CourseVersion",
        purpose=_("Who moved learners to a newer version of a course"),
        retention=_("As long as the course"),
        export=rows_of("courses.CourseVersion", "made_by", "course__slug", "number", "made_at"),
        erase=unlink("courses.CourseVersion", "made_by"),
    )
    register(
        "courses.Appointment",
        purpose=_("To know whose records a member of staff may see"),
        retention=_("As long as they work there"),
        export=rows_of("courses.Appointment", "user", "academy__code", "role"),
        erase=delete_rows("courses.Appointment", "user"),
    )
    register(
        "courses.Trainer",
        purpose=TAUGHT,
        retention=_("As long as the cohort"),
        export=rows_of("courses.Trainer", "user", "cohort__name", "name", "organisation"),
        erase=delete_rows("courses.Trainer", "user"),
    )
    register(
        "courses.Invitation",
        purpose=_("Who invited people to a cohort"),
        retention=_("As long as the cohort"),
        export=rows_of("courses.Invitation", "made_by", "cohort__name", "made_at"),
        erase=unlink("courses.Invitation", "made_by"),
    )
    register(
        "courses.Session",
        purpose=_("Who closed an attendance list"),
        retention=KEPT,
        export=rows_of("courses.Session", "list_closed_by", "title", "list_closed_at"),
        erase=unlink("courses.Session", "list_closed_by"),
    )
    register(
        "courses.TrainingReturn",
        purpose=_("Who signed and closed a return"),
        basis=LegalBasis.LAW,
        retention=KEPT,
        export=rows_of("courses.TrainingReturn", "closed_by", "signed_by", "closed_at"),
        erase=blanking(forget_signature, "closed_by"),
    )


def asking() -> None:
    register(
        "courses.NameRequest",
        purpose=_("To correct a name at its owner’s wish"),
        basis=LegalBasis.CONSENT,
        retention=_("One year after the answer"),
        keep_for=Until("answered_at", timedelta(days=365)),
        export=rows_of(
            "courses.NameRequest", "learner", "last_name", "first_name", "asked_at", "granted"
        ),
        erase=deleting(erase_name_requests, "learner", "answered_by"),
    )
    register(
        "courses.ErasureRequest",
        purpose=_("To erase an account at its owner’s wish, and to prove the answer"),
        basis=LegalBasis.LAW,
        retention=_("Three years after the answer"),
        keep_for=Until("answered_at", timedelta(days=3 * 365)),
        export=rows_of("courses.ErasureRequest", "learner", "asked_at", "granted", "answer"),
        erase=blanking(forget_answers, "answered_by", "recorded_by"),
        stays=("learner",),
    )


def forget_answers(person: Any) -> None:
    """That it was asked and granted stays as a proof; words that may name the person go."""
    ErasureRequest.objects.filter(learner=person).update(answer="")
    ErasureRequest.objects.filter(answered_by=person).update(answered_by=None)
    ErasureRequest.objects.filter(recorded_by=person).update(recorded_by=None)


def forget_signature(person: Any) -> None:
    """Who signed is typed by hand; where it is the closer's own name, it goes with them."""
    own = TrainingReturn.objects.filter(closed_by=person)
    own.filter(signed_by__icontains=person.last_name or "\0").update(signed_by="")
    own.update(closed_by=None)


def erase_name_requests(person: Any) -> None:
    NameRequest.objects.filter(learner=person).delete()
    NameRequest.objects.filter(answered_by=person).update(answered_by=None)
