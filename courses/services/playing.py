"""H5P activities of a lesson: the player for its reader, and what the player says."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.functional import cached_property

from assessments.enums import PackageRule
from assessments.services import Attempt, Frame, Item, NotFoundError, Sitting, packages
from courses.enums import LessonRule
from courses.models import Enrolment, LessonPage
from courses.services import completion, versions
from courses.services.bodies import blocks_in
from courses.services.completion.recording import locked
from qalqan.accounts.models import User
from qalqan.common.languages import LANGUAGES

# Stands for the block and the revision in the address that takes results.
RESULTS = "activity/{block}/{{revision}}/"


@dataclass
class Stage:
    """Where the activities of a page are played; `frames` are those that were asked for.

    `url` is the lesson's address, and without an enrolment nothing of what is done is sent.
    """

    own_origin: str
    url: str
    lesson: LessonPage
    enrolment: Enrolment | None = None
    frames: list[Frame] = field(default_factory=list)

    @property
    def registration(self) -> uuid.UUID | None:
        return self.enrolment.registration if self.enrolment else None

    @property
    def asks(self) -> bool:
        """Whether the lesson is completed by its activities, for one who is enrolled."""
        by_activities = self.lesson.completed_when == LessonRule.ACTIVITIES
        return self.enrolment is not None and by_activities

    @cached_property
    def done(self) -> frozenset[str]:
        """The blocks that count as done; most lessons never ask."""
        if self.enrolment is None:
            return frozenset()
        done = self.enrolment.activities.filter(lesson=self.lesson.pk)
        return frozenset(done.values_list("block", flat=True))

    def frame(self, block: str, value: Mapping[str, Any]) -> Frame | None:
        """The player of the block in the reader's language; None where it has no content."""
        content = value["contents"].nearest()
        if content is None:
            return None
        results = self.url + RESULTS.format(block=block) if self.registration else ""
        found = packages.player().frame(
            content,
            own_origin=self.own_origin,
            results=results,
            registration=self.registration,
        )
        self.frames.append(found)
        return found


def take(
    lesson: LessonPage, block: str, revision: int, body: bytes, *, learner: User, language: str
) -> None:
    """Take in what a player of the lesson said; a result may complete the activity.

    Raises NotEnrolledError, and AttemptError: "not_found" where the lesson plays no such thing.
    """
    enrolment = completion.open_enrolment(learner, lesson)
    if enrolment is None:
        raise completion.NotEnrolledError
    value = _package_at(versions.as_read(lesson, enrolment), block)
    if value is None or packages.player().content_of(revision) not in _contents(value):
        raise NotFoundError
    counts = value["counts"]
    asked = value["pass_mark"] if counts == PackageRule.PASSED else 0
    sitting = Sitting(learner, enrolment.registration, language, Decimal(asked) / 100)
    with transaction.atomic():
        # Two tabs wait for each other here, and take the later locks in one order.
        locked(Enrolment.objects.filter(pk=enrolment.pk)).get()
        finished = packages.player().take(revision, body, sitting)
        if finished and _reaches(finished, sitting) and counts != PackageRule.PRACTICE:
            completion.complete_activity(lesson, block, learner=learner)


def _reaches(finished: Attempt, sitting: Sitting) -> bool:
    """By what is asked here: the same result may have counted for another lesson before."""
    if not sitting.pass_mark:
        return True
    score, maximum = finished.score or Decimal(0), finished.maximum or Decimal(0)
    return maximum > 0 and score >= sitting.pass_mark * maximum


def takes_instead(lesson: LessonPage, block: str) -> bool:
    """Whether the activity counts as done for those who say that they took the other way."""
    value = _package_at(lesson, block)
    if value is None or value["counts"] == PackageRule.PRACTICE:
        return False
    # A question that was taken out of use must not close the only way.
    return not Item.objects.filter(pk=value["question"], live=True).exists()


def _package_at(lesson: LessonPage, block: str) -> Mapping[str, Any] | None:
    found = (one for one in blocks_in(lesson) if one["id"] == block and one["type"] == "h5p")
    return next((one["value"] for one in found), None)


def _contents(value: Mapping[str, Any]) -> set[int]:
    return {value["contents"][code] for code in LANGUAGES if value["contents"].get(code)}
