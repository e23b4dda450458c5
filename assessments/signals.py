"""What happens here that other floors may want to know."""

from django.dispatch import Signal

# Sent inside the transaction that finishes an attempt; `result` is services.AttemptResult.
attempt_finished = Signal()
