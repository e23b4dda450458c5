"""The form of a line in a further language: made from the Russian beside it, with no new number."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import HelpPanel, ObjectList

from campaigns.models.hotline_texts import LINE_TEXTS, digest, russian
from campaigns.services import lint


class HotlineTextForm(WagtailAdminModelForm):
    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        line = data.get("hotline")
        if line is None:
            return data
        original = russian(line)
        made_from = digest(original)
        # Who translated what has changed meanwhile would vouch for words that they have not read.
        if self.instance.pk and self.data.get("seen") != made_from:
            said = _("The text has changed meanwhile. Please read it again.")
            raise ValidationError(said, code="changed")
        for name in LINE_TEXTS:
            self._refuse_new_numbers(name, data.get(name) or "", original[name])
        self.instance.made_from = made_from
        return data

    def _refuse_new_numbers(self, name: str, text: str, original: str) -> None:
        """A number that the register itself says here may be repeated."""
        for _language, said in lint.typed_contacts([("", text)], known_from=original):
            self.add_error(name, said)


hotline_text_edit_handler = ObjectList(
    [
        "hotline",
        "language",
        HelpPanel(
            heading=gettext_lazy("In Russian"), template="campaigns/hotline_texts/russian.html"
        ),
        *LINE_TEXTS,
    ],
    base_form_class=HotlineTextForm,
)
