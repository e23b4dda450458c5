"""Outreach events: the only code that writes them, and their sums."""

from campaigns.services.outreach.errors import OutreachError
from campaigns.services.outreach.recording import figures_of, record, withdraw
from campaigns.services.outreach.scope import RECORD, events_of, regions_of, register

__all__ = [
    "RECORD",
    "OutreachError",
    "events_of",
    "figures_of",
    "record",
    "regions_of",
    "register",
    "withdraw",
]
