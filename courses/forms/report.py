"""What the reader of the completion report chooses."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.enums import LearningState, Sex
from courses.forms.fields import CourseField, FilterForm
from courses.models import Academy, Cohort, CoursePage, Department
from courses.reports import BY, COLUMNS, Choice
from qalqan.common.languages import LANGUAGES
from qalqan.common.models import Region

HEADINGS = [f"heading_{code}" for code in LANGUAGES]


class ReportForm(FilterForm):
    field_order = ["search", "academy"]

    academy = forms.ModelChoiceField(
        Academy.objects.none(), required=False, label=_("Academy"), empty_label=_("All academies")
    )
    region = forms.ModelChoiceField(
        Region.objects.none(), required=False, label=_("Region"), empty_label=_("All regions")
    )
    course = CourseField(required=False, label=_("Course"), empty_label=_("All courses"))
    sex = forms.ChoiceField(choices=[("", _("All")), *Sex.choices], required=False, label=_("Sex"))
    state = forms.ChoiceField(
        choices=[("", _("All")), *LearningState.choices], required=False, label=_("State")
    )
    columns = forms.MultipleChoiceField(
        choices=[(column.key, column.label) for column in COLUMNS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Columns"),
    )
    sort = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    by = forms.ChoiceField(
        choices=[(key, label) for key, (label, *_rest) in BY.items()],
        required=False,
        label=_("Sums by"),
    )

    def __init__(
        self, *args: Any, academies: Iterable[Academy], is_limited: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if is_limited:
            # Filters would lead a reader of sums to one person.
            self.fields = {"by": self.fields["by"]}
            return
        theirs = list(academies)
        self.offer(
            academy=Academy.objects.filter(pk__in=[one.pk for one in theirs]),
            cohort=Cohort.objects.filter(academy__in=theirs),
            department=Department.objects.filter(academy__in=theirs),
            region=Region.objects.all(),
            course=CoursePage.objects.live().only("path", *HEADINGS).order_by("path"),
        )
        if len(theirs) < 2:
            del self.fields["academy"]

    @property
    def choice(self) -> Choice:
        return Choice(**{key: value for key, value in self.chosen.items() if key != "by"})

    @property
    def grouping(self) -> str:
        return str(self.chosen.get("by") or "department")
