"""A key was wrong: mark what was answered by the right one, named, shown first and recorded."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Q, TextField
from django.db.models.functions import Cast

from assessments import scoring
from assessments.models import Attempt, Correction, ItemVersion
from assessments.services.errors import AttemptError
from assessments.services.marking import judge, rejudge
from assessments.services.sheets import Sheet, sheet
from assessments.services.versions import corrections_of
from qalqan.accounts.models import User
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit

PARTS = ("options", "stems", "rubric")


@dataclass(frozen=True)
class Effect:
    """What a correction does to one finished attempt."""

    attempt: Attempt
    score: Decimal
    passed: bool

    @property
    def changes_pass(self) -> bool:
        return self.passed != self.attempt.passed


def earlier_versions(version: ItemVersion) -> list[ItemVersion]:
    """The other versions of the item whose answers `version` can mark, the latest first."""
    others = ItemVersion.objects.filter(item=version.item_id).exclude(pk=version.pk)
    return [one for one in others.order_by("-pk") if can_mark(version.spec, one.spec)]


def can_mark(right: scoring.Spec, wrong: scoring.Spec) -> bool:
    """Whether every answer to `wrong` is one to `right`: the learner read the same words.

    A correction is of keys, points and feedback; other words would make another question.
    """
    return right["kind"] == wrong["kind"] and _asked(right) == _asked(wrong)


def _asked(spec: scoring.Spec) -> list[object]:
    """What a learner reads and may choose, without what makes it right or wrong."""
    return [
        spec["prompt"],
        spec.get("text"),
        {(part, one["id"]): one["text"] for part in PARTS for one in spec.get(part, [])},
        {
            (blank["id"], option["id"]): option["text"]
            for blank in spec.get("blanks", [])
            for option in blank.get("options", [{"id": "", "text": blank["kind"]}])
        },
        {name: node["text"] for name, node in spec.get("nodes", {}).items()},
        {
            (name, choice["id"], choice["to"]): choice["text"]
            for name, node in spec.get("nodes", {}).items()
            for choice in node["choices"]
        },
    ]


def effects(wrong: ItemVersion, right: ItemVersion) -> list[Effect]:
    """The finished attempts whose outcome the correction would change; changes nothing."""
    return [
        Effect(page.attempt, outcome.score, outcome.passed)
        for page in _pages(wrong, right)
        if (outcome := judge(page))
        and (outcome.score, outcome.maximum, outcome.passed)
        != (page.attempt.score, page.attempt.maximum, page.attempt.passed)
    ]


@transaction.atomic
def correct(wrong: ItemVersion, right: ItemVersion, *, reason: str, by: User) -> int:
    """Mark the answers to `wrong` by `right` from now on; returns how many outcomes changed.

    Raises AttemptError "reason_needed" and "not_comparable".
    """
    if not reason.strip():
        raise AttemptError("reason_needed", "a correction needs a reason")
    if wrong == right or not can_mark(right.spec, wrong.spec):
        raise AttemptError("not_comparable", "the versions ask for different answers")
    # Whoever was marked by the wrong one is marked by the right one, and by no detour.
    Correction.objects.filter(wrong=right).delete()
    Correction.objects.filter(right=wrong).update(right=right)
    Correction.objects.update_or_create(
        wrong=wrong, defaults={"right": right, "reason": reason.strip(), "corrected_by": by}
    )
    audit.append(
        AuditAction.ITEM_CORRECTED,
        subject=f"item:{wrong.item_id}",
        actor=by.pk,
        data={"wrong": wrong.digest, "right": right.digest, "why": reason.strip()},
    )
    why = f"correction {wrong.digest[:8]}"
    return sum(rejudge(page, actor=by.pk, why=why) for page in _pages(wrong, right))


def _pages(wrong: ItemVersion, right: ItemVersion) -> Iterator[Sheet]:
    """The finished attempts concerned, as they are marked with the correction."""
    # The right one too: it may have been the wrong one until now.
    concerned = {
        wrong.digest,
        right.digest,
        *Correction.objects.filter(right__in=[wrong, right]).values_list(
            "wrong__digest", flat=True
        ),
    }
    recorded = dict.fromkeys(concerned, right.digest)
    holding = Q()
    for digest in concerned:
        holding |= Q(as_text__contains=digest)
    attempts = Attempt.objects.finished().annotate(as_text=Cast("plan", TextField()))
    attempts = attempts.filter(holding).select_related("assessment", "learner")
    for attempt in attempts.iterator(chunk_size=500):
        asked = [entry["version"] for entry in attempt.plan]
        yield sheet(attempt, corrections={**corrections_of(asked), **recorded})
