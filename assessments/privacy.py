"""Personal data of attempts and responses."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from assessments.models import EssayMark
from assessments.services.forgetting import forget_texts
from qalqan.common.enums import LegalBasis
from qalqan.common.services.personal_data import (
    blanking,
    delete_rows,
    keep,
    register,
    rows_of,
    unlink,
)

RECORD = _("As long as training records must be kept; without a name after erasure")
ATTEMPT = (
    "uuid",
    "assessment__title",
    "package__content__title",
    "started_at",
    "finished_at",
    "score",
    "maximum",
    "passed",
)
RESPONSE = ("attempt__uuid", "slot", "raw", "language", "received_at")
MARK = ("attempt__uuid", "slot", "marks", "comment", "marked_at")


def register_all() -> None:
    answering()
    deciding()
    keeping_packages()


def answering() -> None:
    register(
        "assessments.Attempt",
        purpose=_("To show what a learner achieved, and to prove how it was marked"),
        retention=RECORD,
        export=rows_of("assessments.Attempt", "learner", *ATTEMPT),
        erase=keep,
        stays=("learner", "supervisor"),
    )
    register(
        "assessments.Response",
        purpose=_("To mark an attempt, and to prove how it was marked"),
        retention=RECORD,
        export=rows_of("assessments.Response", "attempt__learner", *RESPONSE),
        erase=blanking(forget_texts),
    )
    register(
        "assessments.EssayMark",
        purpose=_("To mark an attempt, and to prove how it was marked"),
        retention=RECORD,
        export=rows_of("assessments.EssayMark", "attempt__learner", *MARK),
        erase=blanking(forget_comments),
        stays=("tutor",),
    )
    register(
        "assessments.H5PState",
        purpose=_("To let a learner go on with an H5P activity where they were"),
        retention=_("Until the learner begins anew, or as long as the account"),
        export=rows_of("assessments.H5PState", "learner", "revision__content__title", "data"),
        erase=delete_rows("assessments.H5PState", "learner"),
    )
    register(
        "assessments.ExtraTime",
        purpose=_("To give a learner the time that is needed in each assessment"),
        retention=_("Until it is taken back, or as long as the account"),
        export=rows_of("assessments.ExtraTime", "learner", "percent", "reason", "granted_at"),
        erase=delete_rows("assessments.ExtraTime", "learner"),
        stays=("granted_by",),
    )


def forget_comments(person: Any) -> None:
    """A tutor's words may name the learner; the marks do not."""
    EssayMark.objects.filter(attempt__learner=person).update(comment="")


def deciding() -> None:
    for model, link, purpose in (
        ("SupervisionCode", "issued_by", _("To know who supervised an assessment")),
        ("Signature", "signer", _("To know which lawyer answers for a question")),
        ("Correction", "corrected_by", _("To know who corrected a key, and why")),
    ):
        register(
            f"assessments.{model}",
            purpose=purpose,
            basis=LegalBasis.LAW,
            retention=_("As long as the records that rest on it"),
            export=rows_of(f"assessments.{model}", link, "id"),
            erase=keep,
            stays=(link,),
        )
    register(
        "assessments.Item",
        purpose=_("To know which editor has locked a question"),
        retention=_("Until it is unlocked"),
        export=rows_of("assessments.Item", "locked_by", "key", "locked_at"),
        erase=unlink("assessments.Item", "locked_by"),
    )


def keeping_packages() -> None:
    for model, link, purpose in (
        ("H5PLibrary", "installed_by", _("To know who put a program of H5P on this site")),
        ("H5PContentRevision", "created_by", _("To know who brought H5P content in")),
    ):
        register(
            f"assessments.{model}",
            purpose=purpose,
            retention=_("As long as the content or the program is kept, or the account"),
            export=rows_of(f"assessments.{model}", link, "id"),
            erase=unlink(f"assessments.{model}", link),
        )
