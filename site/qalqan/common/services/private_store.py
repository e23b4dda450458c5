"""Files that are neither media nor in the database: beside the media where machines share a store.

On one machine they lie in VAR_DIR, readable by the site's own user alone. None has an address, and
no backup holds any.
"""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, storages


def private_store(name: str) -> Storage:
    """The store `name`, which is one of settings.storage.BESIDE_MEDIA."""
    if name in settings.STORAGES:
        return storages[name]
    folder = Path(settings.VAR_DIR, name)
    return FileSystemStorage(folder, file_permissions_mode=0o600, directory_permissions_mode=0o700)


def names_in(store: Storage) -> list[str]:
    """What lies there; nothing where nobody has put anything yet."""
    try:
        return list(store.listdir("")[1])
    except FileNotFoundError:
        return []
