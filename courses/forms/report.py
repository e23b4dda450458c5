"""What the reader of the completion report chooses."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.enums import LearningState, Sex
from courses.models import Academy, Cohort, CoursePage, Department
from courses.reports import BY, COLUMNS, Choice
from qalqan.common.languages import LANGUAGES
from qalqan.common.models import Region

HEADINGS = [f"heading_{code}" for code in LANGUAGES]


class CourseField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.heading)


class ReportForm(forms.Form):
    search = forms.CharField(required=False, max_length=100, label=_("Name, e-mail or code"))
    academy = forms.ModelChoiceField(
        Academy.objects.none(), required=False, label=_("Academy"), empty_label=_("All academies")
    )
    cohort = forms.ModelChoiceField(
        Cohort.objects.none(), required=False, label=_("Cohort"), empty_label=_("All cohorts")
    )
    department = forms.ModelChoiceField(
        Department.objects.none(),
        required=False,
        label=_("Department"),
        empty_label=_("All departments"),
    )
    region = forms.ModelChoiceField(
        Region.objects.none(), required=False, label=_("Region"), empty_label=_("All regions")
    )
    course = CourseField(
        CoursePage.objects.none(), required=False, label=_("Course"), empty_label=_("All courses")
    )
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
        within = {
            "academy": Academy.objects.filter(pk__in=[one.pk for one in theirs]),
            "cohort": Cohort.objects.filter(academy__in=theirs),
            "department": Department.objects.filter(academy__in=theirs),
            "region": Region.objects.all(),
            "course": CoursePage.objects.live().only("path", *HEADINGS).order_by("path"),
        }
        for name, found in within.items():
            self.fields[name].queryset = found  # type: ignore[attr-defined]
        if len(theirs) < 2:
            del self.fields["academy"]

    @property
    def choice(self) -> Choice:
        """What was chosen; what makes no sense counts as not chosen."""
        self.is_valid()
        asked = {key: value for key, value in self.cleaned_data.items() if key != "by"}
        return Choice(**asked)

    @property
    def grouping(self) -> str:
        self.is_valid()
        return str(self.cleaned_data.get("by") or "department")
