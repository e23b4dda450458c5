"""Every file of the media storage, on disk or in an S3-compatible store."""

from collections.abc import Iterator

from django.core.files.storage import default_storage

from qalqan.settings.storage import BESIDE_MEDIA


def names(folder: str = "") -> Iterator[str]:
    """Names of all files, in order."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        # A store into which nothing was ever put.
        return
    for name in sorted(files):
        yield f"{folder}{name}"
    for name in sorted({*folders} - (set() if folder else {*BESIDE_MEDIA})):
        yield from names(f"{folder}{name}/")
