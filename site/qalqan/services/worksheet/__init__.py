"""What is not confirmed, as a sheet that a lawyer or a hotline can answer and sign."""

from qalqan.services.worksheet.answering import Taken, take_in
from qalqan.services.worksheet.gathering import questions
from qalqan.services.worksheet.reading import WorksheetError, read
from qalqan.services.worksheet.writing import as_docx

__all__ = ["Taken", "WorksheetError", "as_docx", "questions", "read", "take_in"]
