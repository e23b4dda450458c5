"""The glossary of the starter: a key, and the term with its definition in each language."""

from qalqan.common.languages import LANGUAGES
from qalqan.common.models import GlossaryTerm
from qalqan.common.services import glossary
from qalqan.services.starter.files import folder, read
from qalqan.services.starter.markup import source_id
from qalqan.services.starter.writing import Writer


def load_terms(writer: Writer) -> None:
    for key, entry in read(folder("courses", "starter", "glossary.yaml")).items():
        fields = {
            f"{name}_{code}": entry[code][name].strip()
            for code in LANGUAGES
            for name in ("term", "definition")
        }
        source = source_id(entry["source"]) if entry.get("source") else None
        writer.row(GlossaryTerm, f"term/{key}", {"key": key}, {**fields, "source_id": source})
    glossary.forget()
