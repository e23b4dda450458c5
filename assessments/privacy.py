"""Personal data of attempts and responses."""

from qalqan.common.services.personal_data import keep, register, rows_of


def register_all() -> None:
    register(
        "assessments.Attempt",
        purpose="to show what a learner achieved, and to prove how it was marked",
        retention="as long as training records must be kept; without a name after erasure",
        export=rows_of(
            "assessments.Attempt",
            "learner",
            "uuid",
            "assessment__title",
            "started_at",
            "finished_at",
            "score",
            "maximum",
            "passed",
        ),
        erase=keep,
    )
    register(
        "assessments.Response",
        purpose="to mark an attempt, and to prove how it was marked",
        retention="as long as the attempt",
        export=rows_of(
            "assessments.Response",
            "attempt__learner",
            "attempt__uuid",
            "slot",
            "raw",
            "language",
            "received_at",
        ),
        erase=keep,
    )
