"""Figures in the reader's words."""

from django.utils.formats import number_format
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _

from assessments.analysis.statistics import Estimate, Gap, GapSize, Unknown


def percent(result: Estimate | Unknown) -> str:
    """ "62% (51 to 72)": a share with its interval, or why there is none."""
    if isinstance(result, Unknown):
        return unknown(result)
    numbers = {name: round(100 * value) for name, value in vars(result).items()}
    return _("%(value)d%% (%(low)d to %(high)d)") % numbers


def decimal(result: Estimate | Unknown) -> str:
    """ "0.42 (0.31 to 0.52)": a coefficient with its interval, or why there is none."""
    if isinstance(result, Unknown):
        return unknown(result)
    numbers = {name: number_format(value, 2) for name, value in vars(result).items()}
    return _("%(value)s (%(low)s to %(high)s)") % numbers


def unknown(reason: Unknown) -> str:
    return {
        Unknown.TOO_FEW: _("too few to tell"),
        Unknown.NO_VARIANCE: _("no differences between learners"),
        Unknown.ONE_ITEM: _("needs two questions that everybody was asked"),
    }[reason]


def duration(seconds: float | None) -> str:
    if seconds is None:
        return "–"
    minutes, rest = divmod(round(seconds), 60)
    if minutes:
        return _("%(minutes)d min %(seconds)d s") % {"minutes": minutes, "seconds": rest}
    return _("%(seconds)d s") % {"seconds": rest}


def language_name(code: str) -> str:
    """The language's name in the reader's language; "" is all of them together."""
    return str(get_language_info(code)["name_translated"]).capitalize() if code else _("All")


def gap(found: Gap) -> str:
    """What the comparison of two languages says, in a sentence."""
    names = {"language": language_name(found.language), "other": language_name(found.other)}
    sentences = {
        GapSize.TOO_FEW: _("%(language)s and %(other)s: too few answers to tell."),
        GapSize.NEGLIGIBLE: _("%(language)s and %(other)s: no difference found."),
        GapSize.MODERATE: _("Harder: %(language)s, compared with %(other)s."),
        GapSize.LARGE: _("Markedly harder: %(language)s, compared with %(other)s."),
    }
    return sentences[found.size] % names


def versions(number: int) -> str:
    """That several versions of an item are counted together; "" where there is one."""
    if number == 1:
        return ""
    return ngettext("%d version together", "%d versions together", number) % number
