"""What other floors announce and courses act on."""

from typing import Any

from django.dispatch import receiver

from assessments.services import AttemptResult
from assessments.signals import attempt_finished, outcome_changed
from courses.services import completion


@receiver(attempt_finished)
def on_attempt_finished(sender: Any, result: AttemptResult, **kwargs: Any) -> None:
    completion.attempt_finished(result)


@receiver(outcome_changed)
def on_outcome_changed(sender: Any, result: AttemptResult, **kwargs: Any) -> None:
    completion.outcome_changed(result)
