"""Personal data of learners, and of academy staff."""

from qalqan.common.services.personal_data import delete_rows, keep, register, rows_of, unlink

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
