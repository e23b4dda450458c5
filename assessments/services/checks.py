"""What is amiss in the bank: published items that could not be published today."""

from collections.abc import Iterator

from assessments.models import Assessment, Item
from assessments.models.readiness import refusals
from assessments.services.papers import gaps_before_publishing
from qalqan.common.services import checks
from qalqan.common.services.checks import Finding


def register_all() -> None:
    checks.register(check_items)
    checks.register(check_assessments)


def check_items() -> Iterator[Finding]:
    for item in Item.objects.filter(live=True).order_by("key"):
        for message in refusals(item):
            yield Finding("items", f"item:{item.key}", message, blocking=True)


def check_assessments() -> Iterator[Finding]:
    """Tests that promise a language in which a question lacks something."""
    for assessment in Assessment.objects.order_by("key"):
        for language in assessment.languages:
            for name, lacking in gaps_before_publishing(assessment, language):
                said = f"{name}: {', '.join(lacking)}"
                place = f"assessment:{assessment.key}"
                yield Finding("assessments", place, said, language, blocking=True)
