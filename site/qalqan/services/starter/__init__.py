"""Starter content: files in the repository become pages, items and records, and never overwrite
what an editor changed.
"""

from qalqan.services.starter.loading import load, load_foundation
from qalqan.services.starter.stamps import Tally

__all__ = ["Tally", "load", "load_foundation"]
