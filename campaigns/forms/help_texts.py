"""The form of the help page in a further language; what is said to be ready has to pass."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList

from campaigns.services import lint


class HelpTextForm(WagtailAdminModelForm):
    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if data.get("is_ready"):
            written = [value for name, value in data.items() if name != "language"]
            texts = (found for value in written for found in lint.texts_in(value))
            for _language, said in lint.typed_contacts(texts):
                self.add_error("is_ready", said)
        return data


help_text_edit_handler = ObjectList(
    ["page", "language", "heading", "title_on_page", "summary", "body", "is_ready"],
    base_form_class=HelpTextForm,
)
