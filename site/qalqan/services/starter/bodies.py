"""Blocks of the starter files as raw StreamField data, with ids that never change."""

from typing import Any

from qalqan.services.starter.files import StarterError, Texts, text_lists, texts
from qalqan.services.starter.markup import block_id, rich, source_id

Neutral = dict[str, Any]


class Body:
    """The blocks of one page; `files` hold its texts below `keys`, each block's under its id."""

    def __init__(self, place: str, files: dict[str, Any], *keys: str) -> None:
        self.place, self.files, self.keys = place, files, keys
        self.items: dict[str, int] = {}

    def stream(self, blocks: list[Neutral], items: dict[str, int] | None = None) -> list[Any]:
        self.items = items or self.items
        return [
            {
                "type": block["kind"],
                "id": block_id(self.place, block["id"]),
                "value": self._value(block),
            }
            for block in blocks
        ]

    def _value(self, block: Neutral) -> Any:
        writer = getattr(self, f"_{block['kind']}", None)
        if writer is None:
            where = f"{self.place}/{block['id']}"
            raise StarterError(f"{where}: there is no block of the kind {block['kind']!r}")
        return writer(block)

    def _text(self, block: Neutral) -> Any:
        return {
            "heading": self._texts(block, "heading"),
            "body": self._rich(block, "body"),
            "citations": self._cited(block),
        }

    def _key_points(self, block: Neutral) -> Any:
        points = text_lists(self.files, *self.keys, block["id"], "points")
        return {
            "heading": self._texts(block, "heading"),
            "points": self._list(block, "point", points),
            "citations": self._cited(block),
        }

    def _self_check(self, block: Neutral) -> Any:
        return {"item": self.items[block["item"]]}

    _case = _self_check

    def _checklist(self, block: Neutral) -> Any:
        groups = {group["id"]: self._group(block, group) for group in block["groups"]}
        return {
            "title": self._texts(block, "title"),
            "groups": self._named(block, groups),
            "citations": self._cited(block),
        }

    def _group(self, block: Neutral, group: Neutral) -> Any:
        place = ("groups", group["id"])
        signs = {
            f"{group['id']} {sign}": {
                "text": self._texts(block, *place, "signs", sign),
                "note": self._texts(block, *place, "notes", sign),
            }
            for sign in group["signs"]
        }
        return {
            "heading": self._texts(block, *place, "heading"),
            "indicators": self._named(block, signs),
        }

    def _comparison(self, block: Neutral) -> Any:
        rows = {row["id"]: self._row(block, row) for row in block["rows"]}
        return {"title": self._texts(block, "title"), "rows": self._named(block, rows)}

    def _row(self, block: Neutral, row: Neutral) -> Any:
        sides: dict[str, Any] = {"aspect": self._texts(block, "rows", row["id"], "aspect")}
        for side in ("kz", "international"):
            sides[side] = self._rich(block, "rows", row["id"], side)
            cited = {"id": f"{block['id']} {row['id']} {side}", "cite": row.get(side, [])}
            sides[f"{side}_citations"] = self._cited(cited)
        return sides

    def _timeline(self, block: Neutral) -> Any:
        entries = {
            entry["id"]: {
                "when": str(entry["when"]),
                "heading": self._texts(block, "entries", entry["id"], "heading"),
                "text": self._rich(block, "entries", entry["id"], "text"),
            }
            for entry in block["entries"]
        }
        return {
            "title": self._texts(block, "title"),
            "entries": self._named(block, entries),
            "citations": self._cited(block),
        }

    def _quotation(self, block: Neutral) -> Any:
        [citation] = self._cited(block)
        return {
            "text": self._texts(block, "text"),
            "who": self._texts(block, "who"),
            "citation": citation["value"],
        }

    def _accordion(self, block: Neutral) -> Any:
        sections = {
            name: {
                "heading": self._texts(block, "sections", name, "heading"),
                "body": self._rich(block, "sections", name, "body"),
            }
            for name in block["sections"]
        }
        return {"sections": self._named(block, sections), "citations": self._cited(block)}

    def _drawing(self, block: Neutral) -> Any:
        return {"drawing": block["drawing"], "citations": self._cited(block)}

    def _reflection(self, block: Neutral) -> Any:
        return {"prompt": self._texts(block, "prompt")}

    def _content_note(self, block: Neutral) -> Any:
        ways = {way: self.stream(block[way]) for way in ("matter", "instead")}
        return {"warning": self._texts(block, "warning"), **ways}

    def _for_audience(self, block: Neutral) -> Any:
        return {"audiences": block["audiences"], "blocks": self.stream(block["blocks"])}

    def _texts(self, block: Neutral, *keys: str) -> Texts:
        return texts(self.files, *self.keys, block["id"], *keys)

    def _rich(self, block: Neutral, *keys: str) -> Texts:
        return {code: rich(text) for code, text in self._texts(block, *keys).items()}

    def _cited(self, block: Neutral) -> list[Any]:
        cited = [
            {"source": source_id(cite["source"]), "locator": str(cite.get("locator") or "")}
            for cite in block.get("cite", [])
        ]
        return self._list(block, "citation", cited)

    def _list(self, block: Neutral, what: str, values: list[Any]) -> list[Any]:
        return self._named(block, {f"{what} {n}": value for n, value in enumerate(values)})

    def _named(self, block: Neutral, values: dict[str, Any]) -> list[Any]:
        return [
            {"type": "item", "id": block_id(self.place, block["id"], name), "value": value}
            for name, value in values.items()
        ]


__all__ = ["Body", "block_id", "rich", "source_id"]
