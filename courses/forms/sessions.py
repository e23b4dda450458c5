"""Sessions as tutors make them, attendance lists as they tick them, and what observers saw."""

from collections.abc import Collection, Iterable
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from courses.enums import CorrectionReason, TrainingForm
from courses.forms.fields import CourseField
from courses.models import Checklist, Cohort, Criterion, Observation, Session

IN_PERSON = [choice for choice in TrainingForm.choices if choice[0] != TrainingForm.E_LEARNING]
# What results and returns are counted by; it stays as it was once somebody is on the list.
COUNTED = ("form", "cohort", "course", "starts_at", "ends_at", "academic_hours")


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class SessionForm(forms.ModelForm[Session]):
    course = CourseField(
        label=_("Course"),
        required=False,
        empty_label=_("No certain course"),
        help_text=_("Its hours count for this course; without one, for every course."),
    )
    form = forms.ChoiceField(label=_("Form of training"), choices=IN_PERSON)

    class Meta:
        model = Session
        fields = [
            "title",
            "form",
            "cohort",
            "course",
            "starts_at",
            "ends_at",
            "academic_hours",
            "place",
            "taught_by",
            "checklist",
        ]
        widgets = {"starts_at": MomentInput(), "ends_at": MomentInput()}

    def __init__(self, *args: Any, cohorts: QuerySet[Cohort], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cohort, checklist = self._choice("cohort"), self._choice("checklist")
        cohort.queryset = cohorts
        # Only an event that came in from a list may be without one.
        cohort.required = self.instance.pk is None or self.instance.cohort_id is not None
        usable = Q(academy=None) | Q(academy__in=cohorts.values("academy"))
        checklist.queryset = Checklist.objects.filter(usable)
        checklist.empty_label = _("None")
        self.is_counted = self.instance.pk is not None and (
            self.instance.attendances.standing().exists()
        )
        for name in COUNTED if self.is_counted else ():
            self.fields[name].disabled = True

    def _choice(self, name: str) -> Any:
        return self.fields[name]

    def clean(self) -> dict[str, Any] | None:
        given = super().clean()
        begins, ends = self.cleaned_data.get("starts_at"), self.cleaned_data.get("ends_at")
        if begins and ends and ends < begins:
            self.add_error("ends_at", _("It ends before it starts."))
        return given

    def clean_academic_hours(self) -> Any:
        hours = self.cleaned_data["academic_hours"]
        if hours <= 0:
            raise forms.ValidationError(_("More than 0."))
        return hours

    def save(self, commit: bool = True) -> Session:
        if self.instance.cohort is not None:
            self.instance.academy = self.instance.cohort.academy
        return super().save(commit)


class AttendanceForm(forms.Form):
    """One page of the list: `person` is ticked, `shown` was ticked when the page was drawn."""

    person = forms.TypedMultipleChoiceField(coerce=int, required=False)
    shown = forms.TypedMultipleChoiceField(coerce=int, required=False)
    reason = forms.ChoiceField(
        label=_("Why the closed list is corrected"), choices=CorrectionReason.choices
    )

    def __init__(self, *args: Any, people: Collection[int], asks_why: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("person", "shown"):
            field: Any = self.fields[name]
            field.choices = [(pk, pk) for pk in people]
        if not asks_why:
            del self.fields["reason"]

    @property
    def because(self) -> CorrectionReason | None:
        given = self.cleaned_data.get("reason")
        return CorrectionReason(given) if given else None


class ObservationForm(forms.Form):
    met = forms.TypedMultipleChoiceField(
        label=_("What was seen"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    comment = forms.CharField(
        label=_("Comment"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The person who was observed may read it."),
    )

    def __init__(
        self, *args: Any, criteria: Iterable[Criterion], observation: Observation | None
    ) -> None:
        super().__init__(*args)
        if observation is not None:
            self.initial = {"met": observation.met, "comment": observation.comment}
        field: Any = self.fields["met"]
        field.choices = [(one.pk, self._words(one)) for one in criteria]

    @staticmethod
    def _words(criterion: Criterion) -> str:
        if criterion.is_critical:
            return str(_("%(text)s (critical)") % {"text": criterion.text})
        return str(criterion.text)


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code from the screen in the room"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
