"""Taking an attempt: one question a page, each answer posted and kept as it is given."""

from assessments.views.asking import question
from assessments.views.ending import finish, result, review

__all__ = ["finish", "question", "result", "review"]
