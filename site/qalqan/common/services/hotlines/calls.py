"""The call that a check rests on. Pure, but for the server's clock."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from qalqan.common.enums import CallOutcome
from qalqan.common.services.hotlines.errors import HotlineError, Problem

OLDEST = timedelta(days=7)


@dataclass(frozen=True)
class Call:
    """A call, or a message that was answered, to what a line's record says."""

    called_at: datetime
    call_language: str
    answered_by: str
    outcome: CallOutcome = CallOutcome.ANSWERS
    note: str = ""

    def __post_init__(self) -> None:
        """Raises HotlineError where the call cannot be what a check rests on."""
        now = timezone.now()
        if self.called_at > now:
            raise HotlineError(Problem.IN_THE_FUTURE)
        if now - self.called_at > OLDEST:
            raise HotlineError(Problem.TOO_OLD)
        if self.was_answered and not (self.call_language and self.answered_by):
            raise HotlineError(Problem.UNNAMED_CALL)

    @property
    def was_answered(self) -> bool:
        return self.outcome == CallOutcome.ANSWERS

    @property
    def day(self) -> date:
        """The local date of the call: the clock of the check starts here."""
        return timezone.localdate(self.called_at)

    def fields(self) -> dict[str, Any]:
        """By the names of HotlineChange."""
        return asdict(self)
