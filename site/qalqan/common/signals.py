"""What happens on the ground floor that floors above may want to know."""

from django.dispatch import Signal

# Sent inside the transaction that changes what the public is shown of the hotline register.
hotlines_changed = Signal()
