"""What the codes of a return are called in a language."""

from typing import Any

from django.utils import translation

from courses.enums import Sex, TrainingForm
from courses.models import CoursePage, Department
from courses.returns.enums import Dimension
from qalqan.common.models import Audience, Region

Names = dict[str, dict[str, str]]


def names(language: str) -> Names:
    """{dimension: {code: name}} in `language`, in four statements."""
    with translation.override(language):
        return {
            Dimension.AUDIENCE.value: {one.code: str(one) for one in Audience.objects.all()},
            Dimension.DEPARTMENT.value: {
                f"{one.academy.code}/{one.code}": str(one)
                for one in Department.objects.select_related("academy")
            },
            Dimension.REGION.value: {one.code: str(one) for one in Region.objects.all()},
            Dimension.SEX.value: {value: str(label) for value, label in Sex.choices},
            Dimension.COURSE.value: _courses(),
            Dimension.FORM.value: {value: str(label) for value, label in TrainingForm.choices},
        }


def _courses() -> dict[str, str]:
    found: Any = CoursePage.objects.defer("objectives")
    return {one.slug: str(one.heading) for one in found}


def named(row: dict[str, Any], known: Names) -> dict[str, Any]:
    """The row with names in place of codes; what has no name is shown as it is."""
    return {
        **row,
        **{
            dimension: known.get(dimension, {}).get(row[dimension], row[dimension])
            for dimension in Dimension.values
        },
    }
