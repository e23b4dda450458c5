"""Item analysis, without a database: a table of answers in, figures out.

The arithmetic is scipy's and statsmodels'; each function names its source. Figures are of first
attempts only, one for each learner: the caller sees to that, and all intervals rest on it.
"""

from assessments.analysis.statistics.estimates import (
    LEAST_SHOWN,
    LEAST_TOLD,
    Estimate,
    Unknown,
    discrimination,
    facility,
    mean,
)
from assessments.analysis.statistics.figures import Figures, figures_by_language
from assessments.analysis.statistics.language_gaps import Gap, GapSize, language_gaps
from assessments.analysis.statistics.options import (
    NOTHING,
    OptionCount,
    choices_of,
    option_counts,
    rests_by_option,
)
from assessments.analysis.statistics.reliability import Reliability, reliability
from assessments.analysis.statistics.table import Answer, Table
from assessments.analysis.statistics.timing import seconds_by_slot

__all__ = [
    "LEAST_SHOWN",
    "LEAST_TOLD",
    "NOTHING",
    "Answer",
    "Estimate",
    "Figures",
    "Gap",
    "GapSize",
    "OptionCount",
    "Reliability",
    "Table",
    "Unknown",
    "choices_of",
    "discrimination",
    "facility",
    "figures_by_language",
    "language_gaps",
    "mean",
    "option_counts",
    "reliability",
    "rests_by_option",
    "seconds_by_slot",
]
