"""Item analysis of an assessment's attempts: aggregates only, and no learner."""

from assessments.analysis.services.chart import Chart, facility_chart
from assessments.analysis.services.export import csv_file, xlsx_file
from assessments.analysis.services.listing import analysed_assessments
from assessments.analysis.services.reading import read
from assessments.analysis.services.report import ItemReport, Report

__all__ = [
    "Chart",
    "ItemReport",
    "Report",
    "analysed_assessments",
    "csv_file",
    "facility_chart",
    "read",
    "xlsx_file",
]
