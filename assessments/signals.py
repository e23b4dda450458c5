"""What happens here that other floors may want to know; `result` is services.AttemptResult."""

from django.dispatch import Signal

# Sent inside the transaction that settles an attempt.
attempt_finished = Signal()
# Sent inside the transaction that changes a settled outcome: a key was corrected, or a mark.
outcome_changed = Signal()
