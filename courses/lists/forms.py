"""What a person chooses for a list: the file and where it goes, then what its columns are."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from courses.forms.fields import CourseField
from courses.lists.enums import Column, ListKind
from courses.lists.formats.columns import COLUMNS
from courses.lists.services import Rows
from courses.lists.services.limits import LONGEST_COHORT
from courses.models import Academy
from qalqan.common.formats.tables import ENCODINGS
from qalqan.common.formats.tables.refusals import MOST_BYTES
from qalqan.common.forms.uploads import UploadField

ENCODING_NAMES = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "kz1048": "KZ-1048",
    "cp1251": "Windows-1251",
}


class ListForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What is in the list"),
        choices=ListKind.choices,
        initial=ListKind.LEARNERS,
        widget=forms.RadioSelect,
    )
    academy = forms.ModelChoiceField(
        Academy.objects.none(), label=_("Academy"), to_field_name="code", empty_label=None
    )
    file = UploadField(
        most_bytes=MOST_BYTES,
        label=_("File"),
        help_text=_("CSV or XLSX, up to 20 MB and 99,999 rows; the first rows name the columns."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )
    cohort = forms.CharField(
        label=_("Cohort"),
        max_length=LONGEST_COHORT,
        required=False,
        help_text=_("For people who learn. It is made where there is none of this name."),
    )
    course = CourseField(
        label=_("Course that the cohort takes"),
        to_field_name="slug",
        required=False,
        empty_label=_("As assigned to the cohort"),
    )

    def __init__(self, *args: Any, academies: QuerySet[Academy], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["academy"].queryset = academies  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("kind") == ListKind.LEARNERS and not data.get("cohort"):
            self.add_error("cohort", _("Name the cohort that these people join."))
        return data

    @property
    def choices(self) -> dict[str, str]:
        """What was chosen beside the file, as a signed pass can keep it."""
        data, course = self.cleaned_data, self.cleaned_data["course"]
        return {
            "kind": data["kind"],
            "academy": data["academy"].code,
            "cohort": data["cohort"],
            "course": course.slug if course else "",
        }


class MappingForm(forms.Form):
    """A choice for each column of the file; the encoding where it can be in doubt."""

    def __init__(self, *args: Any, rows: Rows, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [*COLUMNS[rows.kind], Column.FULL_NAME]
        options = [("", _("Leave out")), *((column.value, column.label) for column in known)]
        for number, name in enumerate(rows.header):
            column = rows.mapping[number]
            self.fields[f"column-{number}"] = forms.ChoiceField(
                label=name or _("Column %(number)s") % {"number": number + 1},
                choices=options,
                required=False,
                initial=column.value if column else "",
            )
        if rows.encoding:
            self.fields["encoding"] = forms.ChoiceField(
                label=_("Encoding"),
                choices=[(code, ENCODING_NAMES[code]) for code in ENCODINGS],
                initial=rows.encoding,
            )
        self.width = len(rows.header)

    @property
    def mapping(self) -> list[Column | None]:
        """What was chosen for each column of the file."""
        chosen = [self.cleaned_data[f"column-{number}"] for number in range(self.width)]
        return [Column(value) if value else None for value in chosen]
