"""What regional staff write into the register of outreach, and what readers of it choose."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.enums import MOST_COUNTED, EventKind, Figure
from campaigns.models import CampaignPage, OutreachEvent
from campaigns.services.outreach.sums import GROUPINGS
from qalqan.common.formats.tables.refusals import MOST_BYTES
from qalqan.common.forms.days import DayField, DayInput
from qalqan.common.forms.uploads import UploadField
from qalqan.common.models import Region

FIRST = ("day", "region", "kind", "place", "campaign", Figure.MINORS.value, Figure.ADULTS.value)


class CampaignField(forms.ModelChoiceField[CampaignPage]):
    """A live campaign, by its heading in the language of the reader."""

    def __init__(self, **kwargs: Any) -> None:
        live = CampaignPage.objects.live().defer("body").order_by("path")
        super().__init__(live, **{"label": _("Campaign"), "required": False, **kwargs})

    def label_from_instance(self, obj: CampaignPage) -> str:
        return str(obj.heading)


class EventForm(forms.ModelForm[OutreachEvent]):
    """An event with its figures; a few fields at the front, the others where they are needed."""

    campaign = CampaignField(empty_label=_("None"))

    class Meta:
        model = OutreachEvent
        fields = [
            *("day", "ends_on", "region", "kind", "place", "campaign", "anchor"),
            *("is_public", "title", "note"),
        ]
        widgets = {
            "day": DayInput(),
            "ends_on": DayInput(),
            "note": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "ends_on": _("Where it took more than a day."),
            "anchor": _("Where no campaign is chosen that says it."),
            "is_public": _(
                "Until its last day the campaign’s page shows the day, the region and the kinds "
                "of event and place, nothing else."
            ),
            "title": _("Name no person."),
            "note": _("No names, addresses or stories of people: this is kept for years."),
        }

    def __init__(self, *args: Any, regions: Any, counted: dict[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("kind", "place", "anchor"):
            choice: Any = self.fields[name]
            choice.choices = [("", _("Choose")), *choice.choices[1:]]
        theirs: Any = self.fields["region"]
        theirs.queryset = regions
        if len(regions) == 1:
            theirs.initial, theirs.empty_label = regions[0], None
        for figure in Figure:
            self.fields[figure.value] = forms.IntegerField(
                label=figure.label,
                required=False,
                min_value=0,
                max_value=MOST_COUNTED,
                initial=counted.get(figure.value),
            )

    @property
    def first(self) -> list[BoundField]:
        return [self[name] for name in FIRST]

    @property
    def rest(self) -> list[BoundField]:
        return [field for field in self.visible_fields() if field.name not in FIRST]

    @property
    def is_rest_used(self) -> bool:
        """Whether the fields at the back say something, or something is wrong there."""
        return any(field.value() or field.errors for field in self.rest)

    @property
    def figures(self) -> dict[str, int]:
        return {name: self.cleaned_data.get(name) or 0 for name in Figure.values}


class FilterForm(forms.Form):
    """Which events are shown. What makes no sense counts as not chosen."""

    region = forms.ModelChoiceField(
        Region.objects.none(), required=False, label=_("Region"), empty_label=_("All regions")
    )
    campaign = CampaignField(empty_label=_("All campaigns"))
    kind = forms.ChoiceField(
        choices=[("", _("All")), *EventKind.choices], required=False, label=_("Kind of event")
    )
    since = DayField(required=False, label=_("First day"))
    until = DayField(required=False, label=_("Last day"))

    def __init__(self, *args: Any, regions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = regions  # type: ignore[attr-defined]
        if len(regions) == 1:
            del self.fields["region"]

    def chosen(self, events: Any) -> Any:
        """Those of `events` that were asked for."""
        self.is_valid()
        lookups = {"since": "day__gte", "until": "day__lte"}
        asked = {
            lookups.get(name, name): value
            for name, value in self.cleaned_data.items()
            if value and name != "by"
        }
        return events.filter(**asked)


class CoverageForm(FilterForm):
    by = forms.ChoiceField(
        choices=[(key, one.label) for key, one in GROUPINGS.items()],
        required=False,
        label=_("Sums by"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A report is of a year; whoever wants another says so.
        self.fields["since"].initial = timezone.localdate().replace(month=1, day=1)

    @property
    def grouping(self) -> str:
        self.is_valid()
        return self.cleaned_data.get("by") or "region"


class ImportForm(forms.Form):
    region = forms.ModelChoiceField(Region.objects.none(), label=_("Region"), empty_label=None)
    campaign = CampaignField(empty_label=_("None"))
    file = UploadField(
        most_bytes=MOST_BYTES,
        label=_("File"),
        help_text=_("CSV or XLSX, up to 20 MB and 99,999 rows; the first rows name the columns."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )

    def __init__(self, *args: Any, regions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = regions  # type: ignore[attr-defined]

    @property
    def choices(self) -> dict[str, str]:
        """What was chosen beside the file, as a signed pass can keep it."""
        campaign = self.cleaned_data["campaign"]
        region = self.cleaned_data["region"].code
        return {"region": region, "campaign": str(campaign.pk) if campaign else ""}
