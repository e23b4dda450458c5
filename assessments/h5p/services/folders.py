"""Folders in the media store: written whole, never changed, removed once nothing leads to them.

What happens to a process cannot be undone by it: a folder is noted as unused before its first
file is written, and no longer in the transaction in which a record comes to lead to it.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from tempfile import SpooledTemporaryFile

from django.core.files import File
from django.core.files.storage import default_storage
from django.utils import timezone

from assessments.models import H5PUnusedFolder

# The bytes of each file piece by piece, by its path in the folder.
Files = Mapping[str, Iterable[bytes]]
# Pages that were opened before a library was replaced ask for its files a while longer.
KEPT_FOR = timedelta(days=1)
MOST_IN_MEMORY = 1024 * 1024


@contextmanager
def written(folders: Mapping[str, Files]) -> Iterator[None]:
    """The files are there for the block, and gone again where it fails."""
    begun = []
    try:
        for folder, files in folders.items():
            leave(folder)
            begun.append(folder)
            for path, pieces in files.items():
                _write(f"{folder}/{path}", pieces)
        yield
    except BaseException:
        for folder in begun:
            remove(folder)
        raise


def take(folder: str) -> None:
    """A record leads to the folder from now on; call it in the transaction that says so."""
    H5PUnusedFolder.objects.filter(folder=folder).delete()


def leave(folder: str) -> None:
    """No record leads to the folder; it goes with what is due in a day."""
    H5PUnusedFolder.objects.create(folder=folder)


def pieces(folder: str, path: str) -> Iterator[bytes]:
    """The bytes of a file; it is opened when the first is asked for."""
    with default_storage.open(f"{folder}/{path}") as file:
        yield from file.chunks()


def remove_unused() -> int:
    """Remove what nothing has led to for a day; how many folders there were."""
    old = H5PUnusedFolder.objects.filter(since__lt=timezone.now() - KEPT_FOR)
    folders = list(old.values_list("folder", flat=True))
    for folder in folders:
        remove(folder)
    return len(folders)


def remove(folder: str) -> None:
    _remove_files(folder)
    take(folder)


def _write(name: str, content: Iterable[bytes]) -> None:
    # A store that is not a folder reads a file from its beginning, perhaps more than once.
    with SpooledTemporaryFile(MOST_IN_MEMORY) as whole:
        for piece in content:
            whole.write(piece)
        whole.seek(0)
        stored = default_storage.save(name, File(whole, name))
    if stored != name:
        # Where a file of that name was before, the new one has got another.
        raise FileExistsError(name)


def _remove_files(folder: str) -> None:
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in files:
        default_storage.delete(f"{folder}/{name}")
    for name in folders:
        _remove_files(f"{folder}/{name}")
    # A folder of its own where the store is one, else nothing.
    default_storage.delete(folder)
