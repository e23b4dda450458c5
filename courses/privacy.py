"""Personal data of learners, and of academy staff."""

from typing import Any

from courses.models import Certificate, NameRequest, Observation
from qalqan.common.services.personal_data import delete_rows, keep, register, rows_of, unlink

RECORD = "to show and report what was taught and completed"
KEPT = "as long as training records must be kept; without a name after erasure"


TAUGHT = "to know who teaches a cohort"


def register_all() -> None:
    learning()
    attending()
    reading()
    working()


def learning() -> None:
    register(
        "courses.LearnerProfile",
        purpose="to count trained people by audience, academy and department",
        retention="as long as the account",
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
        purpose="to show and verify what was completed",
        retention=KEPT,
        export=rows_of(
            "courses.Certificate", "completion__enrolment__learner", "number", "issued_at"
        ),
        erase=forget_holder,
    )


def forget_holder(person: Any) -> None:
    """The certificate still verifies, without a name."""
    held = Certificate.objects.filter(completion__enrolment__learner=person)
    held.update(holder_name="", surname_hash="")
    Certificate.objects.filter(revoked_by=person).update(revoked_by=None)


def attending() -> None:
    register(
        "courses.Membership",
        purpose="to enrol and to teach the people of an intake together",
        retention=KEPT,
        export=rows_of("courses.Membership", "learner", "cohort__name", "joined_at", "left_at"),
        erase=keep,
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
    )
    register(
        "courses.Observation",
        purpose="to judge what a person does in a simulation",
        retention=KEPT,
        export=rows_of(
            "courses.Observation", "attendance__learner", "met", "passed", "comment", "observed_at"
        ),
        erase=forget_comments,
    )
    register(
        "courses.EvaluationReceipt",
        purpose="so that nobody evaluates twice; not what they said",
        retention="as long as the evaluation",
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
        purpose="the learner's own notes while reading; nobody else can read them",
        retention="as long as the account",
        export=rows_of("courses.Note", "learner", "lesson__slug", "block", "text", "written_at"),
        erase=delete_rows("courses.Note", "learner"),
    )
    register(
        "courses.ErrorReport",
        purpose="to mend mistakes in lessons and to answer who found them",
        retention="as long as the page; without a name after erasure",
        export=rows_of("courses.ErrorReport", "reporter", "text", "reported_at", "state", "answer"),
        erase=unlink("courses.ErrorReport", "reporter", "answered_by"),
    )


def working() -> None:
    register(
        "courses.CourseVersion",
        purpose="who moved learners to a newer version of a course",
        retention="as long as the course",
        export=rows_of("courses.CourseVersion", "made_by", "course__slug", "number", "made_at"),
        erase=unlink("courses.CourseVersion", "made_by"),
    )
    register(
        "courses.Appointment",
        purpose="to know whose records a member of staff may see",
        retention="as long as they work there",
        export=rows_of("courses.Appointment", "user", "academy__code"),
        erase=delete_rows("courses.Appointment", "user"),
    )
    register(
        "courses.Trainer",
        purpose=TAUGHT,
        retention="as long as the cohort",
        export=rows_of("courses.Trainer", "user", "cohort__name", "name", "organisation"),
        erase=delete_rows("courses.Trainer", "user"),
    )
    register(
        "courses.Invitation",
        purpose="who invited people to a cohort",
        retention="as long as the cohort",
        export=rows_of("courses.Invitation", "made_by", "cohort__name", "made_at"),
        erase=unlink("courses.Invitation", "made_by"),
    )
    register(
        "courses.Session",
        purpose="who closed an attendance list",
        retention=KEPT,
        export=rows_of("courses.Session", "list_closed_by", "title", "list_closed_at"),
        erase=unlink("courses.Session", "list_closed_by"),
    )
    register(
        "courses.TrainingReturn",
        purpose="who signed and closed a return",
        retention=KEPT,
        export=rows_of("courses.TrainingReturn", "closed_by", "signed_by", "closed_at"),
        erase=unlink("courses.TrainingReturn", "closed_by"),
    )
    register(
        "courses.NameRequest",
        purpose="to correct a name at its owner's wish",
        retention="as long as the account",
        export=rows_of(
            "courses.NameRequest", "learner", "last_name", "first_name", "asked_at", "granted"
        ),
        erase=erase_name_requests,
    )


def erase_name_requests(person: Any) -> None:
    NameRequest.objects.filter(learner=person).delete()
    NameRequest.objects.filter(answered_by=person).update(answered_by=None)
