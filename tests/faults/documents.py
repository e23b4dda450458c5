"""Documents that do something by themselves, each offered to the library of documents."""

from io import BytesIO

from qalqan.common.services.files import FileError, documents
from tests.faults.refusing import Refusals
from tests.security.hostile_documents import HOSTILE


def refuse_all() -> Refusals:
    """Try each at its own time and memory; of the process for PDFs the kernel limits the memory."""
    found = Refusals()
    for name, (ending, make, _code) in HOSTILE.items():

        def take(stream: BytesIO, ending: str = ending) -> None:
            documents.check(stream, ending=ending)

        found.refuse(name, make(), take, FileError)
    return found
