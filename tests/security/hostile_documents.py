"""Documents that nobody may be offered here, by what they do."""

from tests.security.hostile_office import OFFICE, Hostile
from tests.security.hostile_pdf import PDF

HOSTILE: dict[str, Hostile] = OFFICE | {f"PDF: {name}": hostile for name, hostile in PDF.items()}
