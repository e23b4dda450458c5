"""Facts that change outside: each with its source, the day of its check and a status.

Nothing of the kind is typed into a template; pages and items refer to these records.
"""

from qalqan.common.models.facts.amounts import Amount, AmountValue
from qalqan.common.models.facts.hotline_changes import HotlineChange
from qalqan.common.models.facts.hotlines import Hotline
from qalqan.common.models.facts.reviews import SourceReview
from qalqan.common.models.facts.sources import Source

__all__ = ["Amount", "AmountValue", "Hotline", "HotlineChange", "Source", "SourceReview"]
