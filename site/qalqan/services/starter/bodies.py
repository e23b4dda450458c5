"""Blocks of the starter files as raw StreamField data, with ids that never change."""

import uuid
from typing import Any

from markdown_it import MarkdownIt

from qalqan.common.models import Source
from qalqan.services.starter.files import StarterError, Texts, text_lists, texts

NAMESPACE = uuid.UUID("b7a2b0a3-8f55-4d0e-9b69-2f4c1d6f6f10")
markdown = MarkdownIt("zero").enable(["emphasis", "list"])


def block_id(*parts: str) -> str:
    """The same on every installation and in every language."""
    return str(uuid.uuid5(NAMESPACE, "/".join(parts)))


def rich(text: str) -> str:
    """The small Markdown of the starter files as the HTML that the editor would write."""
    html: str = markdown.render(text).strip()
    return html.replace("<strong>", "<b>").replace("</strong>", "</b>")


class Body:
    """The blocks of one page; `files` hold its texts below `keys`."""

    def __init__(self, place: str, files: dict[str, Any], *keys: str) -> None:
        self.place, self.files, self.keys = place, files, keys

    def stream(
        self, blocks: list[dict[str, Any]], items: dict[str, int] | None = None
    ) -> list[Any]:
        return [
            {
                "type": block["kind"],
                "id": block_id(self.place, block["id"]),
                "value": self._value(block, items or {}),
            }
            for block in blocks
        ]

    def _value(self, block: dict[str, Any], items: dict[str, int]) -> Any:
        name = block["id"]
        match block["kind"]:
            case "text":
                return {
                    "heading": self._texts(name, "heading"),
                    "body": {code: rich(text) for code, text in self._texts(name, "body").items()},
                    "citations": self._citations(block),
                }
            case "key_points":
                points = text_lists(self.files, *self.keys, name, "points")
                return {
                    "heading": self._texts(name, "heading"),
                    "points": self._list(name, "point", points),
                    "citations": self._citations(block),
                }
            case "self_check":
                return {"item": items[block["item"]]}
            case "phrase":
                phrases = {
                    key: self._texts(name, key)[key[:2]] for key in ("kk_phrase", "ru_phrase")
                }
                return {**phrases, "explain": self._texts(name, "explain")}
            case "hotlines":
                return None
            case other:
                raise StarterError(f"{self.place}/{name}: there is no block of the kind {other!r}")

    def _texts(self, name: str, key: str) -> Texts:
        return texts(self.files, *self.keys, name, key)

    def _citations(self, block: dict[str, Any]) -> list[Any]:
        cited = [
            {"source": source_id(cite["source"]), "locator": str(cite.get("locator") or "")}
            for cite in block.get("cite", [])
        ]
        return self._list(block["id"], "citation", cited)

    def _list(self, name: str, what: str, values: list[Any]) -> list[Any]:
        return [
            {"type": "item", "id": block_id(self.place, name, f"{what} {number}"), "value": value}
            for number, value in enumerate(values)
        ]


def source_id(key: str) -> int:
    found = Source.objects.filter(key=key).values_list("pk", flat=True).first()
    if found is None:
        raise StarterError(f"there is no source {key!r} in sources.yaml")
    return found
