"""Which earlier version of an item is marked by the present one, and why."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from assessments.models import Item, ItemVersion
from assessments.services.remarking import earlier_versions


class VersionField(forms.ModelChoiceField):
    def label_from_instance(self, version: ItemVersion) -> str:
        when = date_format(timezone.localtime(version.created_at), "DATETIME_FORMAT")
        return f"{when} ({version.digest[:8]})"


class CorrectionForm(forms.Form):
    wrong = VersionField(
        ItemVersion.objects.none(), label=_("The version with the wrong key"), empty_label=None
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("It stays for good: name no person here."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        versions = earlier_versions(item.version) if item.version else []
        offered = ItemVersion.objects.filter(pk__in=[version.pk for version in versions])
        self.fields["wrong"].queryset = offered.order_by("-pk")  # type: ignore[attr-defined]
