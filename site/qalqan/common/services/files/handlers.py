"""How much anybody may send at once, said before the first byte of it is kept."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

# The largest of what people bring in is a course with its films.
MOST_BYTES = 500 * 2**20
# Visitors' forms have no files.
MOST_BYTES_OF_VISITORS = 2**20


class LimitHandler(FileUploadHandler):
    """Stands first; the others keep what it lets pass."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, str],  # noqa: N803 - Django's name
        content_length: int,
        boundary: Any,
        encoding: str | None = None,
    ) -> None:
        if content_length > most_bytes(self.request):
            raise RequestDataTooBig

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


def most_bytes(request: HttpRequest | None) -> int:
    person = getattr(request, "user", None)
    return MOST_BYTES if person and person.is_authenticated else MOST_BYTES_OF_VISITORS
