"""An attempt as it stands: what was asked, what was answered, what a tutor said."""

import uuid
from dataclasses import dataclass
from typing import Any

from assessments import scoring
from assessments.models import Attempt, EssayMark, Item, Response
from assessments.services.errors import NotFoundError
from assessments.services.versions import corrections_of, specs_of
from qalqan.accounts.models import User


@dataclass(frozen=True)
class Sheet:
    """An attempt with the specs by which it is marked and what counts for each slot."""

    attempt: Attempt
    specs: list[scoring.Spec]
    responses: list[Response]
    latest: dict[int, Response]
    marks: dict[int, EssayMark]
    next_sequence: int

    def raw(self, slot: int) -> Any:
        """The answer that counts, None where there is none."""
        return self.latest[slot].raw if slot in self.latest else None

    @property
    def answered(self) -> set[int]:
        return {
            slot
            for slot, spec in enumerate(self.specs)
            if spec["kind"] == "description" or scoring.is_answer(self.raw(slot))
        }

    @property
    def waiting(self) -> list[int]:
        """The slots whose answer only a tutor can mark, and none has."""
        return [
            slot
            for slot, spec in enumerate(self.specs)
            if scoring.needs_tutor(spec)
            and scoring.is_answer(self.raw(slot))
            and slot not in self.marks
        ]

    def share(self, slot: int) -> float:
        """The share of the slot's points that is earned; raises NeedsTutorError while it waits."""
        spec, raw = self.specs[slot], self.raw(slot)
        if scoring.needs_tutor(spec) and slot in self.marks:
            return scoring.rubric_share(spec, self.marks[slot].marks)
        return scoring.share(spec, raw) if scoring.is_answer(raw) else 0.0

    def critical(self, slot: int) -> list[str]:
        """The ids of the critical choices in the slot's answer."""
        return scoring.critical_choices(self.specs[slot], self.raw(slot))


def get(attempt_uuid: uuid.UUID, *, learner: User) -> Attempt:
    """The learner's own attempt at an assessment; anybody else's raises NotFoundError."""
    attempt = (
        Attempt.objects.of_assessments()
        .select_related("assessment")
        .filter(uuid=attempt_uuid, learner=learner)
        .first()
    )
    if attempt is None:
        raise NotFoundError
    return attempt


def sheet(attempt: Attempt, *, corrections: dict[str, str] | None = None) -> Sheet:
    """Read the attempt; `corrections` stand in for the recorded ones, to see what they change."""
    responses = list(attempt.responses.all())
    last = attempt.last_moment
    # A package asks no question of the bank.
    asked = [entry["version"] for entry in attempt.plan if "version" in entry]
    corrected = corrections_of(asked) if corrections is None else corrections
    used = [corrected.get(digest, digest) for digest in asked]
    specs = specs_of(used)
    has_essays = any(scoring.needs_tutor(spec) for spec in specs.values())
    return Sheet(
        attempt,
        [specs[digest] for digest in used],
        responses,
        {row.slot: row for row in responses if last is None or row.received_at <= last},
        {mark.slot: mark for mark in attempt.essay_marks.all()} if has_essays else {},
        1 + max((row.sequence for row in responses), default=0),
    )


def item_asked(attempt: Attempt, number: int) -> Item:
    """The item behind question `number`, from 1; raises NotFoundError where there is none."""
    if not 1 <= number <= len(attempt.plan):
        raise NotFoundError
    found: Item = Item.objects.get(versions__digest=attempt.plan[number - 1]["version"])
    return found
