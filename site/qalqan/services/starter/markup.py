"""What stands inside the texts of the starter files, and ids that every installation shares."""

import re
import uuid

from django.db import models
from markdown_it import MarkdownIt

from qalqan.common.models import Amount, GlossaryTerm, Source
from qalqan.services.starter.files import StarterError

NAMESPACE = uuid.UUID("b7a2b0a3-8f55-4d0e-9b69-2f4c1d6f6f10")
markdown = MarkdownIt("zero").enable(["emphasis", "list"])
_AMOUNT = re.compile(r"\[\[amount:([a-z0-9-]+)\]\]")
_TERM = re.compile(r"\[\[([a-z0-9-]+)\|([^\]]+)\]\]")


def block_id(*parts: str) -> str:
    """The same on every installation and in every language."""
    return str(uuid.uuid5(NAMESPACE, "/".join(parts)))


def rich(text: str) -> str:
    """The small Markdown of the starter files as the HTML that the editor would write.

    `[[victim|құрбан]]` is a word of the glossary, `[[amount:mci]]` a sum of the register.
    """
    html: str = markdown.render(text).strip()
    html = html.replace("<strong>", "<b>").replace("</strong>", "</b>")
    html = _AMOUNT.sub(_embed, html)
    return _TERM.sub(_link, html)


def _embed(found: re.Match[str]) -> str:
    return f'<embed embedtype="amount" id="{_id(Amount, found[1], "amounts.yaml")}"/>'


def _link(found: re.Match[str]) -> str:
    number = _id(GlossaryTerm, found[1], "glossary.yaml")
    return f'<a linktype="term" id="{number}">{found[2]}</a>'


def source_id(key: str) -> int:
    return _id(Source, key, "sources.yaml")


def _id(model: type[models.Model], key: str, file: str) -> int:
    found = model._default_manager.filter(key=key).values_list("pk", flat=True).first()
    if found is None:
        raise StarterError(f"there is no {key!r} in {file}")
    return int(found)
