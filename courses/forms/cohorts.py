"""Cohorts as managers make them: dates and plan, what is to be taken, who teaches."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from courses.enums import TrainerKind
from courses.forms.fields import CourseField
from courses.models import Academy, Assignment, Cohort, ModulePage, Trainer


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class CohortForm(forms.ModelForm[Cohort]):
    """Of one academy, which is given; a new cohort chooses where there are several."""

    class Meta:
        model = Cohort
        fields = ["academy", "name", "starts_on", "ends_on", "planned_hours", "planned_days"]
        widgets = {"starts_on": DayInput(), "ends_on": DayInput()}

    def __init__(self, *args: Any, academies: QuerySet[Academy], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["academy"]
        field.queryset, field.empty_label = academies, None
        # Records of its members say the academy as it was.
        field.disabled = self.instance.pk is not None

    def clean(self) -> dict[str, Any] | None:
        given = super().clean()
        begins, ends = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if begins and ends and ends < begins:
            self.add_error("ends_on", _("It ends before it starts."))
        return given


class AssignForm(forms.ModelForm[Assignment]):
    """A course that the cohort does not take yet."""

    course = CourseField(label=_("Course"), empty_label=None)

    class Meta:
        model = Assignment
        fields = ["course", "due_on", "hours_in_person"]
        widgets = {"due_on": DayInput()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        taken = self.instance.cohort.assignments.values("course")
        field: Any = self.fields["course"]
        field.queryset = field.queryset.exclude(pk__in=taken)


class ModulesField(forms.ModelMultipleChoiceField[ModulePage]):
    def label_from_instance(self, obj: ModulePage) -> str:
        return str(obj.heading)


class AssignmentForm(forms.ModelForm[Assignment]):
    modules = ModulesField(
        ModulePage.objects.none(),
        label=_("Modules"),
        required=False,
        help_text=_("None chosen: the whole course."),
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Assignment
        fields = ["modules", "due_on", "hours_in_person"]
        widgets = {"due_on": DayInput()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["modules"]
        field.queryset = ModulePage.objects.child_of(self.instance.course).live()


class TrainerForm(forms.ModelForm[Trainer]):
    account = forms.CharField(
        label=_("E-mail address or sign-in code of a guest’s account"),
        max_length=254,
        required=False,
        help_text=_("The guest then sees this cohort’s sessions and takes attendance there."),
    )

    class Meta:
        model = Trainer
        fields = ["kind", "name", "organisation", "account", "sees_until"]
        labels = {"name": _("Name of the trainer")}
        widgets = {"sees_until": DayInput()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.user is not None:
            self.initial["account"] = self.instance.user.get_username()

    def clean(self) -> dict[str, Any] | None:
        given = super().clean()
        is_guest = self.cleaned_data.get("kind") == TrainerKind.GUEST
        if is_guest and self.cleaned_data.get("account") and not self.cleaned_data["sees_until"]:
            error = ValidationError(_("Say until when the guest sees the sessions."))
            self.add_error("sees_until", error)
        return given
