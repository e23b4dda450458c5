"""Which materials a person of the house wants to see."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from campaigns.models.help import ALL_LANGUAGES


class MaterialsForm(forms.Form):
    language = forms.ChoiceField(label=_("Language"), choices=ALL_LANGUAGES)
    bleed = forms.BooleanField(
        label=_("For a printing house: 3 mm of bleed and crop marks"), required=False
    )

    def __init__(self, data: Any) -> None:
        """Asked for nothing, it chooses the language of the screen."""
        super().__init__(data or {"language": get_language()})
