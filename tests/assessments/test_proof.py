"""`verify_records` proves the records, and finds what somebody changed behind their back."""

import json
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from assessments import services
from assessments.models import Assessment, Attempt, ItemVersion, Response
from assessments.services.proof import prove
from qalqan.accounts.models import User
from qalqan.common.enums import AuditAction
from qalqan.common.models import AuditHead, AuditRow
from qalqan.common.services import append_only, audit

pytestmark = pytest.mark.django_db


@pytest.fixture
def finished(cadet: User) -> Attempt:
    attempt = services.start(
        assessment=Assessment.objects.get(),
        learner=cadet,
        registration=uuid.uuid4(),
        language="kk",
    )
    for slot, spec in enumerate(services.sheet(attempt).specs):
        services.record_response(
            attempt,
            slot=slot,
            response_uuid=uuid.uuid4(),
            sequence=slot + 1,
            raw=spec["correct"],
            language="kk",
        )
    return services.finish(attempt.uuid, learner=cadet)


def verify(capsys: Any, *options: str) -> tuple[int, dict[str, Any]]:
    try:
        call_command("verify_records", *options)
        status = 0
    except SystemExit as stop:
        status = int(stop.code or 0)
    return status, json.loads(capsys.readouterr().out)


def test_untouched_records_are_proved(finished: Attempt, capsys: Any) -> None:
    status, proof = verify(capsys)
    assert status == 0
    assert proof.pop("end") == f"{AuditRow.objects.count()}:{AuditHead.objects.get().mac}"
    assert proof == {"attempts": 1, "audit_rows": AuditRow.objects.count(), "broken": []}


def test_a_chain_that_was_cut_back_to_an_older_head_is_shorter_than_its_printed_end(
    finished: Attempt, capsys: Any
) -> None:
    """The head of an older copy is signed as well, so that the chain alone looks whole."""
    older = AuditHead.objects.values().get()
    audit.append(AuditAction.ROLE_CHANGED, subject="person:1")
    _status, proof = verify(capsys)
    with append_only.lifted():
        AuditRow.objects.filter(sequence__gt=older["count"]).delete()
        AuditHead.objects.update(**older)
    assert verify(capsys)[0] == 0
    status, after = verify(capsys, "--since", proof["end"])
    assert status == 1
    assert after["broken"] == [f"the audit chain no longer holds {proof['end']}"]
    assert verify(capsys, "--since", f"{older['count']}:{older['mac']}")[0] == 0


def test_what_is_no_end_of_a_chain_is_refused() -> None:
    with pytest.raises(CommandError, match="COUNT:MAC"):
        call_command("verify_records", "--since", "yesterday")


@pytest.mark.parametrize(
    "tamper",
    [
        lambda a: Attempt.objects.filter(pk=a.pk).update(score=1),
        lambda a: Attempt.objects.filter(pk=a.pk).update(passed=False),
        lambda a: Attempt.objects.filter(pk=a.pk).update(pass_mark=1, score=6),
        lambda a: Response.objects.filter(attempt=a, slot=0).update(raw=[]),
        lambda a: Response.objects.filter(attempt=a, slot=3).delete(),
        lambda a: AuditRow.objects.filter(subject=f"attempt:{a.uuid}").delete(),
        lambda a: Attempt.objects.filter(pk=a.pk).update(pass_mark="0.79"),
        lambda a: Attempt.objects.filter(pk=a.pk).update(registration=uuid.uuid4()),
        lambda a: Attempt.objects.filter(pk=a.pk).update(
            learner=User.objects.get(email__startswith="judge")
        ),
        lambda a: Attempt.objects.filter(pk=a.pk).update(evidence="paper"),
        lambda a: Attempt.objects.filter(pk=a.pk).update(
            supervisor=User.objects.get(email__startswith="manager")
        ),
        lambda a: Attempt.objects.filter(pk=a.pk).update(
            started_at=a.started_at - timedelta(hours=1)
        ),
        lambda a: Attempt.objects.filter(pk=a.pk).update(
            state="open", finished_at=None, score=None, maximum=None, passed=None
        ),
        lambda a: (a.responses.all().delete(), Attempt.objects.filter(pk=a.pk).delete()),
        lambda a: Response.objects.filter(attempt=a, slot=1).update(language="en"),
        lambda a: Response.objects.filter(attempt=a, slot=1).update(
            received_at=a.started_at - timedelta(hours=1)
        ),
        lambda a: Attempt.objects.filter(pk=a.pk).update(plan=[*a.plan[:6], {**a.plan[6], "x": 1}]),
    ],
    ids=[
        "score",
        "passed",
        "outcome",
        "answer",
        "lost answer",
        "audit row",
        "pass mark",
        "registration",
        "learner",
        "evidence",
        "supervisor",
        "start",
        "reopened",
        "deleted",
        "language",
        "time of an answer",
        "plan",
    ],
)
def test_a_changed_record_is_found(finished: Attempt, tamper: Any, capsys: Any) -> None:
    with append_only.lifted():
        tamper(finished)
    status, proof = verify(capsys)
    assert status == 1
    assert str(finished.uuid) in " ".join(proof["broken"]) or "audit" in proof["broken"][0]


def test_a_changed_question_is_found(finished: Attempt) -> None:
    version = ItemVersion.objects.get(digest=finished.plan[0]["version"])
    version.spec["correct"] = ["somebody's wish"]
    version.save()
    assert prove().broken


def test_an_outcome_changed_together_with_its_answers_is_found(finished: Attempt) -> None:
    Response.objects.filter(attempt=finished).update(raw=[])
    Attempt.objects.filter(pk=finished.pk).update(score=0, passed=False)
    assert "is not the one that was audited" in prove().broken[0]
