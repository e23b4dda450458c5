"""What a person hands in."""

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm

from assessments.h5p.formats import MOST_BYTES
from assessments.models import H5PContent
from qalqan.common.forms.uploads import UploadField


class PackageForm(forms.Form):
    file = UploadField(
        most_bytes=MOST_BYTES,
        label=_("H5P package"),
        help_text=_("A file of the kind .h5p."),
        widget=forms.FileInput(attrs={"accept": ".h5p"}),
    )


class TitleFilterForm(BaseFilterForm):
    """Looks for any part of a title: there is no index of H5P to search in."""

    q = forms.CharField(
        label=_("Title"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Search")}),
    )

    def filter(self, objects: QuerySet[H5PContent]) -> QuerySet[H5PContent]:
        word = self.search_query = self.cleaned_data["q"]
        self.is_searching = bool(word)
        # SQLite knows of no other small and great letters than Latin ones.
        ways = Q(title__icontains=word)
        for way in (word.lower(), word.capitalize(), word.upper()):
            ways |= Q(title__contains=way)
        return objects.filter(ways)
