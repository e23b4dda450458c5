"""The list and the sums as files."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from campaigns.forms.outreach import CoverageForm, FilterForm
from campaigns.services.outreach import listing, sums
from campaigns.views.outreach.screens import SUMS, VIEW, asked
from campaigns.views.workspace import for_holders_of
from qalqan.common.views.tables import table_response

NAME = "outreach"


@for_holders_of(VIEW)
def events(request: HttpRequest, format: str) -> HttpResponseBase:
    """Those that stand, with what they counted."""
    _form, found = asked(request, FilterForm)
    rows = listing.rows(found.filter(withdrawn_at=None))
    return table_response(
        format, name=NAME, title=_("Outreach events"), header=listing.header(), rows=rows
    )


@for_holders_of(SUMS)
def coverage(request: HttpRequest, format: str) -> HttpResponseBase:
    form, found = asked(request, CoverageForm)
    groups = sums.groups(found.counted(), form.grouping)
    shown = sums.shown_figures(groups)
    by = str(sums.GROUPINGS[form.grouping].label)
    header = [by, _("Events"), *(str(figure.label) for figure in shown)]
    rows = (
        [one.name, one.events, *(one.figures.get(figure.value, 0) for figure in shown)]
        for one in groups
    )
    return table_response(format, name=NAME, title=_("Coverage"), header=header, rows=rows)
