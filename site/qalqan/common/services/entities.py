"""Words of the glossary and amounts inside rich text: stored as references, shown as they stand.

Neither costs a statement where it is shown; both say what they refer to, for where-used.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from django.utils.html import format_html
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineEntityElementHandler
from wagtail.rich_text import EmbedHandler, LinkHandler

from qalqan.common.models import Amount, GlossaryTerm
from qalqan.common.services.amounts import sum_in_words

Reference = tuple[type[Model], str, str, str]


class TermLinkHandler(LinkHandler):
    """Leads to the word's definition at the end of the same page."""

    identifier = "term"

    @staticmethod
    def get_model() -> type[Model]:
        return GlossaryTerm

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        return format_html('<a class="q-term" href="#term-{}">', attrs.get("id", ""))

    @classmethod
    def extract_references(cls, attrs: dict[str, str]) -> Iterator[Reference]:
        yield GlossaryTerm, attrs["id"], "", ""


class AmountEmbedHandler(EmbedHandler):
    identifier = "amount"

    @staticmethod
    def get_model() -> type[Model]:
        return Amount

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        number = attrs.get("id", "")
        words = sum_in_words(int(number)) if number.isdecimal() else ""
        return format_html('<span class="q-amount">{}</span>', words)

    @classmethod
    def extract_references(cls, attrs: dict[str, str]) -> Iterator[Reference]:
        yield Amount, attrs["id"], "", ""


class TermElementHandler(InlineEntityElementHandler):
    mutability = "MUTABLE"

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, Any]:
        return {"id": attrs.get("id")}


class AmountElementHandler(InlineEntityElementHandler):
    """The editor shows the amount's name, since an entity needs text to stand on."""

    mutability = "IMMUTABLE"

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, Any]:
        self.name = str(Amount.objects.filter(pk=attrs.get("id")).first() or "?")
        return {"id": attrs.get("id")}

    def handle_endtag(self, name: str, state: Any, contentstate: Any) -> None:
        state.current_block.text += self.name
        super().handle_endtag(name, state, contentstate)


def _stored_term(props: dict[str, Any]) -> Any:
    return DOM.create_element("a", {"linktype": "term", **_reference(props)}, props["children"])


def _stored_amount(props: dict[str, Any]) -> Any:
    return DOM.create_element("embed", {"embedtype": "amount", **_reference(props)})


def _reference(props: dict[str, Any]) -> dict[str, int]:
    # What the browser sends is no more than a claim; a number can do no harm.
    claimed = str(props.get("id"))
    return {"id": int(claimed) if claimed.isdecimal() else 0}


TERM_RULE = {
    "from_database_format": {'a[linktype="term"]': TermElementHandler("TERM")},
    "to_database_format": {"entity_decorators": {"TERM": _stored_term}},
}
AMOUNT_RULE = {
    "from_database_format": {'embed[embedtype="amount"]': AmountElementHandler("AMOUNT")},
    "to_database_format": {"entity_decorators": {"AMOUNT": _stored_amount}},
}
