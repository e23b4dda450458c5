"""What a manager chooses: whom to find, what to enrol in, where to move, what to merge with."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from courses.forms.fields import CourseField, FilterForm
from courses.models import Cohort, Department
from qalqan.accounts.models import User
from qalqan.common.forms.days import DayField
from qalqan.common.models import Audience


class FindForm(FilterForm):
    audience = forms.ModelChoiceField(
        Audience.objects.all(), required=False, label=_("Audience"), empty_label=_("All audiences")
    )

    def __init__(
        self,
        *args: Any,
        cohorts: QuerySet[Cohort],
        departments: QuerySet[Department],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer(cohort=cohorts, department=departments)


class EnrolForm(forms.Form):
    course = CourseField(label=_("Course"), empty_label=None)
    due_on = DayField(label=_("Due on"), required=False)


class JoinForm(forms.Form):
    cohort = forms.ModelChoiceField(Cohort.objects.none(), label=_("Cohort"), empty_label=None)

    def __init__(self, *args: Any, cohorts: QuerySet[Cohort], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cohort"].queryset = cohorts  # type: ignore[attr-defined]


class MoveForm(forms.Form):
    origin = forms.ModelChoiceField(Cohort.objects.none(), label=_("From"), empty_label=None)
    to = forms.ModelChoiceField(Cohort.objects.none(), label=_("To"), empty_label=None)

    def __init__(
        self, *args: Any, origins: QuerySet[Cohort], cohorts: QuerySet[Cohort], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["origin"].queryset = origins  # type: ignore[attr-defined]
        self.fields["to"].queryset = cohorts  # type: ignore[attr-defined]


class OtherAccountForm(forms.Form):
    """Another account of the same person, by its e-mail address or sign-in code."""

    people: QuerySet[User] = User.objects.none()
    other = forms.CharField(
        label=_("E-mail address or sign-in code of the other account"), max_length=254
    )

    def clean_other(self) -> User:
        found = User.objects.by_identifier(self.cleaned_data["other"])
        if found is None or not self.people.filter(pk=found.pk).exists():
            raise ValidationError(_("None of your people has this address or code."))
        return found
