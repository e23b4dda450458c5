"""Statements of a player into the one record of attempts.

A sitting begins with the first statement and ends with the result of the whole activity; what
comes after that begins the next. Scores are worked out here from the answers where that can be
done, and even then the result stays self-reported: the browser could have said anything.
"""

from decimal import Decimal

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from assessments.enums import AttemptState, Evidence
from assessments.h5p.scoring import Setting, StatementTree, Verb, parse_tree, rebuilt_tree
from assessments.h5p.services import judging
from assessments.h5p.services.integration import address_of
from assessments.models import Attempt, H5PContentRevision, Response
from assessments.services.errors import AttemptError
from assessments.services.marking import outcome_data
from assessments.services.packages import Judged, Sitting
from assessments.services.sealing import seal_of
from assessments.services.sheets import sheet
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit

MOST_ATTEMPTS = 200
MOST_STATEMENTS = 500
# They say that somebody is there; kept are those alone that tell what came of it.
PASSING = (Verb.ATTEMPTED, Verb.INTERACTED)
SCORED = ("plan", "pass_mark", "state", "finished_at", "score", "maximum", "passed", "verification")


@transaction.atomic
def record(revision: H5PContentRevision, tree: StatementTree, sitting: Sitting) -> Attempt | None:
    """Add a statement to the sitting that goes on; the attempt where it is the one to end it.

    Raises AttemptError "too_many".
    """
    earlier = Attempt.objects.filter(registration=sitting.registration, package=revision)
    if earlier.filter(responses__uuid=tree.statement.id).exists():
        return None
    is_final = judging.is_final(tree)
    last = earlier.order_by("number").last()
    if is_final and not earlier.open().exists() and _repeats(last, tree):
        # Kept already, perhaps from another lesson, where it counted otherwise.
        return last
    attempt = _open_attempt(revision, sitting)
    if tree.statement.verb in PASSING:
        return None
    number = attempt.responses.count()
    if number >= MOST_STATEMENTS and not is_final:
        return None
    setting = Setting(
        settings.PUBLIC_BASE_URL, address_of(revision), sitting.registration, sitting.language
    )
    row = Response(
        attempt=attempt,
        slot=0,
        uuid=tree.statement.id,
        form=tree.statement.id,
        sequence=number,
        raw=rebuilt_tree(tree, setting),
        language=sitting.language,
        received_at=timezone.now(),
    )
    if not Response.objects.add(row) or not is_final:
        return None
    _settle(attempt, revision, row, sitting.pass_mark)
    return attempt


def _repeats(last: Attempt | None, tree: StatementTree) -> bool:
    """Whether it says again how the sitting before ended: some activities say it twice."""
    row = judging.final_response(last) if last else None
    return row is not None and _answers(parse_tree(row.raw)) == _answers(tree)


def _answers(tree: StatementTree) -> list[object]:
    return [
        (node.statement.sub_content_id, node.statement.response, node.statement.score)
        for node in tree.walk()
    ]


def _open_attempt(revision: H5PContentRevision, sitting: Sitting) -> Attempt:
    """The sitting that goes on, or a new one, locked until the statement is in."""
    theirs = Attempt.objects.select_for_update(of=("self",)).filter(
        registration=sitting.registration, package=revision
    )
    if found := theirs.open().first():
        return found
    taken = theirs.count()
    if taken >= MOST_ATTEMPTS:
        raise AttemptError("too_many", "too many sittings")
    attempt = Attempt(
        learner=sitting.learner,
        registration=sitting.registration,
        package=revision,
        number=taken + 1,
        language=sitting.language,
        pass_mark=sitting.pass_mark,
        plan=judging.paper(revision),
        evidence=Evidence.SELF_REPORTED,
    )
    try:
        with transaction.atomic():
            attempt.save(force_insert=True)
    except IntegrityError:
        # Another tab began at the same moment.
        return theirs.open().get()
    return attempt


def _settle(
    attempt: Attempt, revision: H5PContentRevision, row: Response, pass_mark: Decimal
) -> None:
    # A library's patch may have changed the content since the sitting began.
    attempt.package, attempt.plan = revision, judging.paper(revision)
    # Where it ended is where it counts: another lesson may have begun it.
    attempt.pass_mark = pass_mark
    attempt.finished_at = row.received_at
    _write(attempt, judging.judge(attempt))
    attempt.state = AttemptState.FINISHED
    attempt.save(update_fields=SCORED)
    audit.append(
        AuditAction.ATTEMPT_FINISHED,
        subject=f"attempt:{attempt.uuid}",
        actor=attempt.learner_id,
        data={**outcome_data(attempt), "seal": seal_of(sheet(attempt))},
    )


def _write(attempt: Attempt, outcome: Judged | None) -> None:
    if outcome is None:
        raise LookupError("what was just written is not there")
    attempt.score, attempt.maximum = outcome.score, outcome.maximum
    attempt.passed, attempt.verification = outcome.passed, outcome.verification
