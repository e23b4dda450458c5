"""Personal data of learners, and of academy staff."""

from qalqan.common.services.personal_data import delete_rows, keep, register, rows_of

RECORD = "to show and report what was taught and completed"
KEPT = "as long as training records must be kept; without a name after erasure"


def register_all() -> None:
    register(
        "courses.LearnerProfile",
        purpose="to count trained people by audience, academy and department",
        retention="as long as the account",
        export=rows_of(
            "courses.LearnerProfile", "user", "academy__code", "department__code", "audience__code"
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
        erase=keep,
    )
    register(
        "courses.Appointment",
        purpose="to know whose records a member of staff may see",
        retention="as long as they work there",
        export=rows_of("courses.Appointment", "user", "academy__code"),
        erase=delete_rows("courses.Appointment", "user"),
    )
