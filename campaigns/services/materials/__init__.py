"""Posters, cards and leaflets, made from the pages and the hotline register."""

from campaigns.services.line_texts import shown_lines
from campaigns.services.materials.counting import count
from campaigns.services.materials.making import (
    KIND,
    all_changed,
    changed,
    current,
    refresh,
)
from campaigns.services.materials.offering import Offer, offers
from campaigns.services.materials.versions import Version, pages, versions, versions_of

__all__ = [
    "KIND",
    "Offer",
    "Version",
    "all_changed",
    "changed",
    "count",
    "current",
    "offers",
    "pages",
    "refresh",
    "shown_lines",
    "versions",
    "versions_of",
]
