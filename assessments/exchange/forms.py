"""What a person chooses before questions come in or go out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.exchange.enums import FileFormat
from assessments.exchange.formats import MOST_BYTES
from assessments.models import ItemBank
from qalqan.common.forms.uploads import UploadField
from qalqan.common.languages import LANGUAGES, OWN_NAMES


class LanguageField(forms.ChoiceField):
    def __init__(self) -> None:
        super().__init__(
            choices=[(code, OWN_NAMES[code]) for code in LANGUAGES],
            label=_("Language"),
            help_text=_("Of text that is not marked with a language in the file."),
        )


class ImportForm(forms.Form):
    file = UploadField(most_bytes=MOST_BYTES)
    format = forms.ChoiceField(choices=FileFormat.choices, label=_("Format"))
    bank = forms.CharField(
        max_length=200,
        label=_("Question bank"),
        help_text=_("A new name makes a new bank."),
    )
    language = LanguageField()


class ExportForm(forms.Form):
    bank = forms.ModelChoiceField(
        ItemBank.objects.all(), to_field_name="name", label=_("Question bank")
    )
    format = forms.ChoiceField(choices=FileFormat.choices, label=_("Format"))
    language = LanguageField()
