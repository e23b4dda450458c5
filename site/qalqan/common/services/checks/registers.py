"""What is amiss in the registers: checks that are due, amounts without a value of this year."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from qalqan.common.languages import LANGUAGES
from qalqan.common.models import Amount, GlossaryTerm, Hotline, Source
from qalqan.common.services.checks.registry import Finding
from qalqan.common.services.hotlines import stewards


def check_sources_due() -> Iterator[Finding]:
    for source in Source.objects.due(timezone.localdate()):
        said = _("Its next check was due on %(day)s.") % {"day": source.next_check_on}
        yield Finding("sources_due", f"source:{source.key}", said)


def check_hotlines_due() -> Iterator[Finding]:
    """A line past the day of its review; past its limit public pages must not show it."""
    past_limit = set(Hotline.objects.past_limit())
    for line in Hotline.objects.due_for_review():
        said = _("It was last checked on %(day)s.") % {"day": line.checked_on}
        late = line in past_limit
        if late and line.is_emergency:
            said += " " + _("As an emergency line it stays public with that date. Call it.")
        blocking = late and not line.is_emergency
        yield Finding("hotlines_due", f"hotline:{line.number}", said, blocking=blocking)


def check_stewards() -> Iterator[Finding]:
    """Without two of them no number can be confirmed."""
    if stewards().count() < 2:
        said = _("Fewer than two people may confirm a hotline; a new number needs two.")
        yield Finding("stewards", "hotlines", said)


def check_amounts() -> Iterator[Finding]:
    this_year = timezone.localdate().year
    for amount in Amount.objects.filter(unit=None):
        value = amount.value_on()
        if value is None or value.valid_from.year < this_year:
            said = _("It has no value for %(year)s.") % {"year": this_year}
            yield Finding("amounts", f"amount:{amount.key}", said)


def check_glossary() -> Iterator[Finding]:
    for term in GlossaryTerm.objects.all():
        for code in LANGUAGES:
            if not getattr(term, f"term_{code}") or not getattr(term, f"definition_{code}"):
                said = _("The term or its definition is missing.")
                yield Finding("glossary", f"term:{term.key}", said, code)
