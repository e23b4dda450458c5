"""The return of a year: figures, what they are about, and what they mean."""

from typing import Any

from django.utils import translation

from courses.models import Academy, ReturnPlan, TrainingReturn
from courses.returns.services import coverage, figures, issued, records
from courses.returns.services.definitions import definitions
from courses.returns.services.naming import names
from qalqan.common.languages import LANGUAGES


def figures_of(year: int, academy: Academy | None = None) -> dict[str, Any]:
    """{"rows", "totals", "departments", "campaigns"} as the records stand now."""
    counted = figures.count(records.records(year, academy), issued.certificates(year, academy))
    # Campaigns are the whole installation's, and no academy's.
    campaigns = {} if academy else coverage.of_year(year)
    return {**counted, "campaigns": campaigns}


def training_return(
    year: int,
    *,
    language: str = LANGUAGES[0],
    academy: Academy | None = None,
    counted: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """The return as one document; the newest closed version where there is one.

    `counted` are the figures of now, where they are known. Keys: year, plan, addressee, version,
    closed, rows, totals, departments, campaigns, definitions, and the names of the codes in the
    rows, in `language`.
    """
    closed = closed_return(year, academy)
    return compose(
        year,
        closed.figures if closed else counted or figures_of(year, academy),
        closed=closed,
        language=language,
        academy=academy,
    )


def closed_return(year: int, academy: Academy | None) -> TrainingReturn | None:
    """The newest closed version, if any."""
    found = TrainingReturn.objects.filter(plan__year=year, academy=academy)
    return found.select_related("plan").order_by("-version").first()


def compose(
    year: int,
    counted: dict[str, Any],
    *,
    closed: TrainingReturn | None = None,
    language: str = LANGUAGES[0],
    academy: Academy | None = None,
) -> dict[str, Any]:
    """`counted` with what a reader has to know beside the figures, in `language`."""
    plan = ReturnPlan.objects.filter(year=year).first()
    with translation.override(language):
        return {
            "year": year,
            "language": language,
            "academy": academy.code if academy else "",
            "academy_name": str(academy) if academy else "",
            "plan": str(plan.name) if plan else "",
            "addressee": str(plan.addressee) if plan else "",
            "input_due_on": plan.input_due_on.isoformat() if plan else "",
            "report_due_on": plan.report_due_on.isoformat() if plan else "",
            "version": closed.version if closed else 0,
            "closed": closed.closed_at.isoformat() if closed else None,
            "signed_by": closed.signed_by if closed else "",
            "signed_as": closed.signed_as if closed else "",
            "changes": closed.changes if closed else [],
            **counted,
            "names": names(language),
            "definitions": definitions(),
        }
