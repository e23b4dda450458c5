"""What each figure of a return means, printed beside the figures."""

from django.utils.translation import gettext as _

from courses.returns.enums import Figure


def definitions() -> dict[str, str]:
    """In the active language, by figure."""
    return {
        "year": _("The calendar year by the time of Almaty."),
        Figure.PERSONS.value: _(
            "People who completed a module or attended a session in the year. In the total each "
            "counts once, so the rows may add up to more. Demo and test people never count."
        ),
        Figure.HOURS.value: _(
            "Academic hours of the modules completed and the sessions attended, added up over "
            "people."
        ),
        Figure.PASSED.value: _(
            "People who passed the test of a module, or the test or simulation of a session."
        ),
        Figure.CERTIFICATES.value: _(
            "Certificates issued in the year that nobody has revoked. A new number for a corrected "
            "name is not a second certificate."
        ),
        Figure.GAIN.value: _(
            "The mean over registrations of the best result after the lessons minus the result "
            "before them, where both tests were taken. Who takes two courses stands in it twice."
        ),
        "campaigns": _(
            "Outreach events of the year by their first day that were held and not withdrawn. Who "
            "came to two events is counted at both."
        ),
    }
