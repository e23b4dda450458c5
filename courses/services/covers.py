"""Covers that come with Qalqan, for courses that have no picture of their own."""

from django.db.models import TextChoices
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

from courses.models import CoursePage


class Cover(TextChoices):
    """By the code of the audience; the label is the alternative text."""

    POLICE = "police", _("A street at night: a lamp lights a door that stands ajar.")
    JUDGES = "judges", _("Scales between columns, with a paper in each pan.")
    LABOUR_INSPECTORS = (
        "labour-inspectors",
        _("Fields, a brick works and a list with three ticks."),
    )
    TEACHERS = "teachers", _("A classroom: an open book and a cup on the desk, a drawn sun.")


def drawn(course: CoursePage) -> tuple[str, str]:
    """The address and the alternative text of the drawing for its audience; "" where none is."""
    code = course.audience.code if course.audience else ""
    if code not in Cover.values:
        return "", ""
    return static(f"qalqan/covers/{code}.svg"), str(Cover(code).label)
