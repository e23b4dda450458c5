"""Fields that several forms of an academy ask for: a course, and whom to find."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from courses.models import Cohort, CoursePage, Department


class CourseField(forms.ModelChoiceField[CoursePage]):
    """A live course, by its heading in the language of the reader."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(CoursePage.objects.live().order_by("path"), **kwargs)

    def label_from_instance(self, obj: CoursePage) -> str:
        return str(obj.heading)


class FilterForm(forms.Form):
    """Whom a list shows. What makes no sense counts as not chosen."""

    search = forms.CharField(required=False, max_length=100, label=_("Name, e-mail or code"))
    cohort = forms.ModelChoiceField(
        Cohort.objects.none(), required=False, label=_("Cohort"), empty_label=_("All cohorts")
    )
    department = forms.ModelChoiceField(
        Department.objects.none(),
        required=False,
        label=_("Department"),
        empty_label=_("All departments"),
    )

    def offer(self, **within: QuerySet[Any]) -> None:
        """Let the reader choose among these alone, by the name of the field."""
        for name, found in within.items():
            self.fields[name].queryset = found  # type: ignore[attr-defined]

    @property
    def chosen(self) -> dict[str, Any]:
        self.is_valid()
        return self.cleaned_data
