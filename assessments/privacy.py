"""Personal data of attempts and responses."""

from qalqan.common.services.personal_data import delete_rows, keep, register, rows_of, unlink


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
    register(
        "assessments.EssayMark",
        purpose="to say who marked an essay, and how",
        retention="as long as the attempt",
        export=rows_of(
            "assessments.EssayMark",
            "attempt__learner",
            "attempt__uuid",
            "slot",
            "marks",
            "comment",
            "marked_at",
        ),
        erase=keep,
    )
    register(
        "assessments.ExtraTime",
        purpose="to give a learner the time that is needed in each assessment",
        retention="until it is taken back or the account is erased",
        export=rows_of("assessments.ExtraTime", "learner", "percent", "reason", "granted_at"),
        erase=delete_rows("assessments.ExtraTime", "learner"),
    )
    for model, link, purpose in (
        ("SupervisionCode", "issued_by", "to say who supervised an assessment"),
        ("Signature", "signer", "to say which lawyer answers for a question"),
        ("Correction", "corrected_by", "to say who corrected a key, and why"),
    ):
        register(
            f"assessments.{model}",
            purpose=purpose,
            retention="as long as the records that rest on it",
            export=rows_of(f"assessments.{model}", link, "id"),
            erase=keep,
        )
    register(
        "assessments.Item",
        purpose="to say which editor has locked a question",
        retention="until it is unlocked",
        export=rows_of("assessments.Item", "locked_by", "key", "locked_at"),
        erase=unlink("assessments.Item", "locked_by"),
    )
