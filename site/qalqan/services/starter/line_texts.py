"""What the starter says of its lines in the further languages of the help page."""

from typing import Any

from campaigns.enums import HelpLanguage
from campaigns.models import HotlineText
from campaigns.models.hotline_texts import LINE_TEXTS, digest
from qalqan.services.starter.files import folder, read
from qalqan.services.starter.writing import Writer


def load(writer: Writer) -> None:
    """Comes after the lines themselves."""
    where = folder("campaigns", "starter")
    entries = {entry["number"]: entry for entry in read(where / "hotlines.yaml")}
    for language in HelpLanguage.values:
        for number, said in read(where / "help" / f"{language}.yaml")["lines"].items():
            _store(writer, entries[number], language, said)


def _store(writer: Writer, entry: dict[str, Any], language: str, said: dict[str, str]) -> None:
    number = entry["number"]
    originals = {name: entry.get(name, {}).get("ru", "").strip() for name in LINE_TEXTS}
    fields = {name: said.get(name, "") for name in LINE_TEXTS}
    # Of the starter's words, not of the line's: stewards may have described it anew.
    fields["made_from"] = digest(originals)
    lookup = {"hotline_id": writer.stamper.pk_of(f"hotline/{number}"), "language": language}
    writer.row(HotlineText, f"hotline-text/{number}/{language}", lookup, fields)
