"""An item as it was answered: the answer in words, what it earned, and what is right."""

from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from assessments import scoring
from assessments.scoring import Raw, Spec
from assessments.services.presenting.images import ShownImage
from assessments.services.presenting.kinds import presenter_of
from assessments.services.presenting.shapes import Words
from assessments.services.presenting.texts import text_of
from qalqan.common.languages import Localized


class Mark(TextChoices):
    """What became of an answer."""

    RIGHT = "right", _("Right")
    PARTLY = "partly", _("Partly right")
    WRONG = "wrong", _("Wrong")
    WAITING = "waiting", _("Waits for a tutor")
    UNSCORED = "unscored", _("Not scored")


@dataclass(frozen=True)
class MarkedItem:
    """One question as answered: `earned` of `points`, and a tutor's `comment` if there is one."""

    number: int
    kind: str
    prompt: Localized
    mark: Mark
    earned: float
    points: float
    given: list[Words]
    right: list[Words]
    explanation: Localized
    comment: str = ""
    images: list[ShownImage] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def critical(self) -> list[Words]:
        """The answers that fail an attempt whatever its total."""
        return [words for words in self.given if words.critical]


def share_of(spec: Spec, raw: Raw | None) -> float | None:
    """The share of the points earned, 0 to 1; None where only a tutor can say."""
    if not scoring.is_answer(raw):
        return 0.0
    return None if scoring.needs_tutor(spec) else scoring.share(spec, raw)


def marked_item(
    spec: Spec, raw: Raw | None, *, share: float | None, number: int = 1, comment: str = ""
) -> MarkedItem:
    """The answer `raw` with the `share` that it earned (see `share_of`); None while it waits."""
    presenter = presenter_of(spec)
    mark = _mark(spec, share)
    return MarkedItem(
        number=number,
        kind=spec["kind"],
        prompt=text_of(spec["prompt"]),
        mark=mark,
        earned=(share or 0) * spec["points"],
        points=scoring.available(spec),
        given=presenter.words(spec, raw) if scoring.is_answer(raw) else [],
        right=[] if mark is Mark.RIGHT else presenter.right_words(spec),
        explanation=text_of(spec["explanation"]),
        comment=comment,
    )


def _mark(spec: Spec, share: float | None) -> Mark:
    if not scoring.is_scored(spec):
        return Mark.UNSCORED
    if share is None:
        return Mark.WAITING
    if share == 1:
        return Mark.RIGHT
    return Mark.PARTLY if share > 0 else Mark.WRONG
