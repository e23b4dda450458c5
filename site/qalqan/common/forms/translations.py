"""What translators fill in, and what the board is filtered by."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text import get_rich_text_editor_widget
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import Page

from qalqan.common.enums import LanguageState
from qalqan.common.forms.uploads import UploadField
from qalqan.common.languages import LANGUAGES, OWN_NAMES
from qalqan.common.services.translations import Unit, UnitState, board, digest
from qalqan.common.services.translations.xliff import MOST_BYTES

NAMES = [(code, OWN_NAMES[code]) for code in LANGUAGES]


def field_name(key: str) -> str:
    """A name for the field of a text: keys hold signs that ids must not."""
    return "text-" + hashlib.sha256(key.encode()).hexdigest()[:12]


class TranslationForm(forms.Form):
    """A field for each text, and beside it the fingerprint of what the translator was shown."""

    def __init__(self, *args: Any, states: Iterable[UnitState], language: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.by_name = {field_name(one.unit.key): one for one in states if not one.is_original}
        for name, state in self.by_name.items():
            self.fields[name] = _text_field(name, state.unit, language, state.text)
            self.fields[f"seen-{name}"] = forms.CharField(
                required=False, initial=digest(state.text), widget=forms.HiddenInput
            )

    @property
    def values(self) -> dict[str, str]:
        """The texts by key, of those fields that were sent."""
        return {
            state.unit.key: self.cleaned_data[name]
            for name, state in self.by_name.items()
            if name in self.data and name in self.cleaned_data
        }

    @property
    def based_on(self) -> dict[str, str]:
        return {
            state.unit.key: self.cleaned_data.get(f"seen-{name}", "")
            for name, state in self.by_name.items()
        }

    def keep_fingerprints(self, based_on: Mapping[str, str]) -> None:
        """What the translator had before them stays that of their form as it first came."""
        for name, state in self.by_name.items():
            seen = self.fields[f"seen-{name}"]
            seen.initial = based_on.get(state.unit.key) or seen.initial

    def shown(self) -> Iterator[tuple[UnitState, forms.BoundField, forms.BoundField]]:
        """Each text with its field and its hidden fingerprint."""
        for name, state in self.by_name.items():
            yield state, self[name], self[f"seen-{name}"]


def _text_field(name: str, unit: Unit, language: str, text: str) -> forms.CharField:
    widget: Any
    if unit.is_rich:
        widget = get_rich_text_editor_widget(features=list(unit.features or ()))
        # A label ties to the hidden input; what people type in is another element.
        widget.options["ariaLabelledBy"] = f"id_{name}-name"
    elif unit.is_long:
        widget = AdminAutoHeightTextInput(attrs={"lang": language})
    else:
        widget = forms.TextInput(attrs={"lang": language})
    # Too long a text is refused where it is saved, so that the others are kept.
    return forms.CharField(label=unit.label, required=False, initial=text, widget=widget)


class BoardForm(forms.Form):
    search = forms.CharField(label=_("Title"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    part = forms.ChoiceField(label=_("Part of the site"), required=False)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("All"))] + [(one.value, one.label) for one in LanguageState],
    )
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[("", _("All")), *NAMES]
    )
    mine = forms.BooleanField(label=_("Only languages that I translate into"), required=False)

    def __init__(self, *args: Any, parts: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("All")), *board.kinds()]  # type: ignore[attr-defined]
        self.fields["part"].choices = [("", _("All")), *parts]  # type: ignore[attr-defined]

    def filters(self, own_languages: list[str]) -> board.Filters:
        """What was chosen; where it cannot be read, everything."""
        if not self.is_valid():
            return board.Filters()
        chosen = self.cleaned_data
        languages = {chosen["language"]} if chosen["language"] else set(LANGUAGES)
        if chosen["mine"]:
            languages &= set(own_languages)
        return board.Filters(
            search=chosen["search"].strip(),
            kind=chosen["kind"],
            part=chosen["part"],
            state=chosen["state"],
            languages=tuple(code for code in LANGUAGES if code in languages),
        )


class ExportForm(forms.Form):
    """`part` is the path of a page: it and those below it go out, or everything without it."""

    language = forms.ChoiceField(label=_("Language"), choices=NAMES)
    part: forms.ModelChoiceField[Page] = forms.ModelChoiceField(
        Page.objects.all(), to_field_name="path", required=False
    )


class ImportForm(forms.Form):
    file = UploadField(most_bytes=MOST_BYTES, label=_("XLIFF file"))
